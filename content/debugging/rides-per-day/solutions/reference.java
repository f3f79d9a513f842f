import java.util.Arrays;

class Solution {
    private static final long DAY = 24 * 60 * 60;

    static long[] ridesPerDay(long[][] shifts, long firstDay, long days, long[] rides) {
        long[] sorted = rides.clone();
        Arrays.sort(sorted);
        long[] counts = new long[(int) days];
        for (int i = 0; i < days; i++) {
            long begin = midnight(shifts, firstDay + i);
            long end = midnight(shifts, firstDay + i + 1);
            counts[i] = before(sorted, end) - before(sorted, begin);
        }
        return counts;
    }

    /** The instant at which the local day begins. */
    private static long midnight(long[][] shifts, long day) {
        long local = day * DAY;
        for (long[] shift : shifts) {
            if (offsetAt(shifts, local - shift[1]) == shift[1]) {
                return local - shift[1];
            }
        }
        throw new IllegalArgumentException("day " + day + " has no midnight");
    }

    private static long offsetAt(long[][] shifts, long instant) {
        long offset = shifts[0][1];
        for (long[] shift : shifts) {
            if (shift[0] <= instant) {
                offset = shift[1];
            }
        }
        return offset;
    }

    /** How many of the sorted instants are earlier than this one. */
    private static long before(long[] sorted, long instant) {
        return Arrays.stream(sorted).filter(each -> each < instant).count();
    }
}
