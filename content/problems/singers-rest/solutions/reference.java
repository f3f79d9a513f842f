import java.util.Arrays;
import java.util.Comparator;

class Solution {
    static long bestFees(long[][] gigs) {
        long[][] byStart = gigs.clone();
        Arrays.sort(byStart, Comparator.comparingLong(gig -> gig[0]));

        // best[i]: the most she can earn from the gigs from i on
        long[] best = new long[byStart.length + 1];
        for (int i = byStart.length - 1; i >= 0; i--) {
            long start = byStart[i][0];
            long end = byStart[i][1];
            long fee = byStart[i][2];
            long rested = end + (end - start);
            best[i] = Math.max(best[i + 1], fee + best[firstNotBefore(byStart, rested)]);
        }
        return best[0];
    }

    private static int firstNotBefore(long[][] byStart, long time) {
        int low = 0;
        int high = byStart.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byStart[middle][0] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
