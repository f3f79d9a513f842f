class Solution {
    static long tagsShown(long[] widths, long gap, long line, long plus, long digit) {
        int shown = widths.length;
        long taken = gap * shown; // by the tags shown, with a gap behind each
        for (long width : widths) taken += width;
        if (taken - gap <= line) return shown;

        // Leave out one tag after the other from the end.
        int digits = 1;
        long firstLonger = 10;
        for (int leftOut = 1; shown > 0; leftOut++) {
            shown--;
            taken -= widths[shown] + gap;
            if (leftOut == firstLonger) {
                digits++;
                firstLonger *= 10;
            }
            if (taken + plus + digit * digits <= line) return shown;
        }
        return -1;
    }
}
