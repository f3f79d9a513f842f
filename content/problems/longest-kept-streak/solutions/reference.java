class Solution {
    static long longestKeptStreak(long[] days, long k) {
        long best = 0;
        int left = 0;
        for (int right = 0; right < days.length; right++) {
            // Missed days inside the window: calendar span less its practice days.
            while (days[right] - days[left] - (right - left) > k) {
                left++;
            }
            best = Math.max(best, days[right] - days[left] + 1);
        }
        return best;
    }
}
