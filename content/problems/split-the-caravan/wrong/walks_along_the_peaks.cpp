// expect: TLE
// Idea: only the peaks matter, so for each camel go through all peaks of the longest last group.
long long cheapest_split(std::vector<long long> loads, long long largest) {
    const long long n = loads.size();
    std::vector<long long> best(n + 1, 0);
    std::deque<long long> peaks;
    for (long long i = 0; i < n; ++i) {
        while (!peaks.empty() && loads[peaks.back()] <= loads[i]) peaks.pop_back();
        peaks.push_back(i);
        long long earliest = std::max(0LL, i + 1 - largest);
        if (peaks.front() < earliest) peaks.pop_front();
        long long before = earliest, pay = LLONG_MAX;
        for (long long peak : peaks) {
            pay = std::min(pay, best[before] + loads[peak]);
            before = peak + 1;
        }
        best[i + 1] = pay;
    }
    return best[n];
}
