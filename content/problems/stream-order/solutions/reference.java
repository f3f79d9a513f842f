import java.util.Arrays;

class Solution {
    static long[] streamsByOrder(long[] downstream) {
        int streams = downstream.length;
        int[] awaited = new int[streams + 1]; // tributaries whose order is not known yet
        for (long target : downstream) {
            awaited[(int) target]++;
        }
        int[] ready = new int[streams];
        int found = 0;
        for (int stream = 1; stream <= streams; stream++) {
            if (awaited[stream] == 0) {
                ready[found++] = stream;
            }
        }

        int[] highest = new int[streams + 1]; // highest order among the tributaries so far
        boolean[] twice = new boolean[streams + 1]; // whether two tributaries have it
        long[] counts = new long[streams + 1];
        int top = 1;
        for (int next = 0; next < streams; next++) {
            int stream = ready[next];
            int order = twice[stream] || highest[stream] == 0 ? highest[stream] + 1 : highest[stream];
            counts[order]++;
            top = Math.max(top, order);

            int target = (int) downstream[stream - 1];
            if (order >= highest[target]) {
                twice[target] = order == highest[target];
                highest[target] = order;
            }
            if (--awaited[target] == 0 && target > 0) {
                ready[found++] = target;
            }
        }
        return Arrays.copyOfRange(counts, 1, top + 1);
    }
}
