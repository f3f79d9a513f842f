import java.util.ArrayDeque;
import java.util.Deque;

class Solution {
    private static final class Group {
        private final long repeats;
        private long threads; // of one turn
        private long dyed;
        private int closing;

        private Group(long repeats) {
            this.repeats = repeats;
        }
    }

    static long halfWoven(String draft, long woven, String colour) {
        char wanted = colour.charAt(0);
        Group[] groups = measure(draft, wanted);
        long left = woven;
        long used = 0;
        for (int place = 0; left > 0; place++) {
            char sign = draft.charAt(place);
            if (sign == '(') {
                Group group = groups[place];
                long turns = Math.min(group.repeats, left / group.threads);
                used += turns * group.dyed;
                left -= turns * group.threads;
                // A turn that is not finished is followed inside.
                if (turns == group.repeats) {
                    place = group.closing;
                }
            } else if (Character.isLetter(sign)) {
                used += sign == wanted ? 1 : 0;
                left--;
            }
        }
        return used;
    }

    /** The groups at the places of their opening parentheses. */
    private static Group[] measure(String draft, char wanted) {
        Group[] groups = new Group[draft.length()];
        Deque<Group> open = new ArrayDeque<>();
        open.push(new Group(1));
        long repeats = 0;
        for (int place = 0; place < draft.length(); place++) {
            char sign = draft.charAt(place);
            if (Character.isDigit(sign)) {
                repeats = 10 * repeats + sign - '0';
            } else if (sign == '(') {
                groups[place] = new Group(repeats);
                open.push(groups[place]);
                repeats = 0;
            } else if (sign == ')') {
                Group group = open.pop();
                group.closing = place;
                open.peek().threads += group.repeats * group.threads;
                open.peek().dyed += group.repeats * group.dyed;
            } else {
                open.peek().threads++;
                open.peek().dyed += sign == wanted ? 1 : 0;
            }
        }
        return groups;
    }
}
