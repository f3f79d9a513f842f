import java.util.Arrays;
import java.util.Comparator;

class Solution {
    /** Number and sum of the changes in a span, by rank, as a binary indexed tree. */
    private static final class Span {
        private final int[] count;
        private final long[] sum;
        private final long[] valueOf;
        private final int top;

        Span(long[] valueOf) {
            this.valueOf = valueOf;
            count = new int[valueOf.length + 1];
            sum = new long[valueOf.length + 1];
            top = Integer.highestOneBit(valueOf.length);
        }

        void change(int rank, int by) {
            for (int i = rank + 1; i < count.length; i += i & -i) {
                count[i] += by;
                sum[i] += by * valueOf[rank];
            }
        }

        long sumOfLowest(int few) {
            int position = 0;
            long result = 0;
            for (int step = top; step > 0; step /= 2) {
                int next = position + step;
                if (next < count.length && count[next] <= few) {
                    position = next;
                    few -= count[next];
                    result += sum[next];
                }
            }
            return result;
        }
    }

    static long[] bestTrimmedSpan(long[] changes, long window, long cut) {
        int hours = changes.length;
        int length = (int) window;
        Integer[] sorted = new Integer[hours];
        Arrays.setAll(sorted, hour -> hour);
        Arrays.sort(sorted, Comparator.comparingLong(hour -> changes[hour]));
        long[] valueOf = new long[hours];
        int[] rankOf = new int[hours];
        for (int rank = 0; rank < hours; rank++) {
            valueOf[rank] = changes[sorted[rank]];
            rankOf[sorted[rank]] = rank;
        }

        Span span = new Span(valueOf);
        long[] best = null;
        for (int hour = 0; hour < hours; hour++) {
            span.change(rankOf[hour], 1);
            if (hour >= length) span.change(rankOf[hour - length], -1);
            if (hour < length - 1) continue;
            long left = span.sumOfLowest((int) (window - cut)) - span.sumOfLowest((int) cut);
            if (best == null || left > best[0]) best = new long[] {left, hour - length + 2};
        }
        return best;
    }
}
