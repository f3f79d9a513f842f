long long longest_kept_streak(std::vector<long long> days, long long k) {
    long long best = 0;
    std::size_t left = 0;
    for (std::size_t right = 0; right < days.size(); ++right) {
        // Missed days inside the window: calendar span less its practice days.
        while (days[right] - days[left] - static_cast<long long>(right - left) > k) {
            ++left;
        }
        best = std::max(best, days[right] - days[left] + 1);
    }
    return best;
}
