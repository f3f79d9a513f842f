class Solution {
    /** Scales by the range of the values it was fitted to. */
    private static class RangeScaler {
        private long low = Long.MAX_VALUE;
        private long high = Long.MIN_VALUE;

        void fit(long value) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }

        long scale(long value) {
            if (low == high) return 0;
            return Math.floorDiv((value - low) * 1000, high - low);
        }
    }

    static long[] scaledValues(long folds, long[] values) {
        int step = (int) folds;
        RangeScaler scaler = new RangeScaler();
        long[] scaled = new long[values.length];
        for (int fold = 0; fold < step; fold++) {
            for (int i = 0; i < values.length; i++) {
                if (i % step != fold) scaler.fit(values[i]);
            }
            for (int i = fold; i < values.length; i += step) {
                scaled[i] = scaler.scale(values[i]);
            }
        }
        return scaled;
    }
}
