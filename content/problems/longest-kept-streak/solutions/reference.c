long long longest_kept_streak(const long long *days, size_t days_len, long long k) {
    long long best = 0;
    size_t left = 0;
    for (size_t right = 0; right < days_len; right++) {
        // Missed days inside the window: calendar span less its practice days.
        while (days[right] - days[left] - (long long)(right - left) > k) {
            left++;
        }
        long long length = days[right] - days[left] + 1;
        if (length > best) {
            best = length;
        }
    }
    return best;
}
