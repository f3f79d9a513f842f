// expect: TLE
// Idea: try every first day and walk to the right from each.
long long longest_kept_streak(std::vector<long long> days, long long k) {
    long long best = 0;
    for (std::size_t first = 0; first < days.size(); ++first) {
        long long missed = 0;
        for (std::size_t last = first; last < days.size(); ++last) {
            if (last > first) missed += days[last] - days[last - 1] - 1;
            if (missed > k) break;
            best = std::max(best, days[last] - days[first] + 1);
        }
    }
    return best;
}
