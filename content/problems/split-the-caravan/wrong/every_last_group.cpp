// expect: TLE
// Idea: for each camel try every length of the last group.
long long cheapest_split(std::vector<long long> loads, long long largest) {
    const long long n = loads.size();
    std::vector<long long> best(n + 1, 0);
    for (long long i = 1; i <= n; ++i) {
        long long heaviest = 0;
        best[i] = LLONG_MAX;
        for (long long j = i - 1; j >= 0 && j >= i - largest; --j) {
            heaviest = std::max(heaviest, loads[j]);
            best[i] = std::min(best[i], best[j] + heaviest);
        }
    }
    return best[n];
}
