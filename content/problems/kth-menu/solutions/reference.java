import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

class Solution {
    /** Courses before this one are decided, those after it are at their cheapest. */
    private record Menu(long price, int course, int dish) {}

    private static long step(long[] course) {
        return course[1] - course[0];
    }

    static long kthMenu(long[][] courses, long k) {
        long price = 0;
        for (long[] course : courses) {
            Arrays.sort(course);
            price += course[0];
        }
        // Only courses with a choice matter: those whose second dish adds least come first.
        long[][] choices = Arrays.stream(courses)
                .filter(course -> course.length > 1)
                .sorted(Comparator.comparingLong(Solution::step))
                .toArray(long[][]::new);

        PriorityQueue<Menu> menus = new PriorityQueue<>(Comparator.comparingLong(Menu::price));
        if (choices.length > 0) {
            menus.add(new Menu(price + step(choices[0]), 0, 1));
        }
        for (long proposal = 2; proposal <= k; proposal++) {
            Menu menu = menus.poll();
            if (menu == null) {
                return -1;
            }
            price = menu.price();
            int dish = menu.dish();
            long[] prices = choices[menu.course()];
            if (dish + 1 < prices.length) { // a dearer dish of this course
                menus.add(new Menu(price + prices[dish + 1] - prices[dish], menu.course(), dish + 1));
            }
            int next = menu.course() + 1;
            if (next < choices.length) {
                long changed = price + step(choices[next]);
                menus.add(new Menu(changed, next, 1)); // this course stays, the next one changes
                if (dish == 1) {
                    menus.add(new Menu(changed - step(prices), next, 1)); // changes instead of this one
                }
            }
        }
        return price;
    }
}
