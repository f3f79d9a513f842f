import java.util.ArrayList;
import java.util.List;

class Solution {
    static long firstCall(long[][] mine, long[][] theirs, long ahead, long minutes) {
        List<long[]> here = joined(mine, 0);
        List<long[]> there = joined(theirs, -ahead);
        int i = 0;
        int j = 0;
        while (i < here.size() && j < there.size()) {
            long start = Math.max(here.get(i)[0], there.get(j)[0]);
            long end = Math.min(here.get(i)[1], there.get(j)[1]);
            if (end - start >= minutes) {
                return start;
            }
            // Whoever is busy first can only go on with her next slot.
            if (here.get(i)[1] < there.get(j)[1]) {
                i++;
            } else {
                j++;
            }
        }
        return -1;
    }

    /** The slots by another clock, those that touch made into one. */
    private static List<long[]> joined(long[][] slots, long shift) {
        List<long[]> whole = new ArrayList<>();
        long[] last = null;
        for (long[] slot : slots) {
            long start = slot[0] + shift;
            long end = slot[1] + shift;
            if (last != null && last[1] == start) {
                last[1] = end;
            } else {
                last = new long[] {start, end};
                whole.add(last);
            }
        }
        return whole;
    }
}
