class Solution {
    /** The part of a long list that is on the screen. */
    private record ListWindow(long rowHeight, long viewHeight, long rows) {
        long first(long offset) {
            return offset / rowHeight;
        }

        /** How many rows it takes to fill a height. */
        private long rowsIn(long height) {
            return (height + rowHeight - 1) / rowHeight;
        }

        long last(long offset) {
            long end = first(offset) + rowsIn(viewHeight);
            // The list may end before the screen does.
            return Math.min(end, rows) - 1;
        }
    }

    static long[][] shownRows(long rowHeight, long viewHeight, long rows, long[] offsets) {
        ListWindow view = new ListWindow(rowHeight, viewHeight, rows);
        long[][] shown = new long[offsets.length][];
        for (int i = 0; i < offsets.length; i++) {
            shown[i] = new long[] {view.first(offsets[i]), view.last(offsets[i])};
        }
        return shown;
    }
}
