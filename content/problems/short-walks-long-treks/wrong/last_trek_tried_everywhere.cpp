// expect: TLE
// Idea: for each day try every earlier day as the begin of the last trek, with walks after it.
long long best_season(std::vector<long long> walks, std::vector<long long> treks, long long trek_days) {
    const long long n = walks.size();
    std::vector<long long> best(n + 1, 0);
    for (long long day = 1; day <= n; ++day) {
        long long walked = 0;
        for (long long back = day; back >= 0; --back) {
            long long begin = back - trek_days;
            if (begin >= 0) best[day] = std::max(best[day], best[begin] + treks[begin] + walked);
            if (back == 0) best[day] = std::max(best[day], walked);
            else walked += walks[back - 1];
        }
    }
    return best[n];
}
