// expect: TLE
// Idea: for every firing look through all pots left for those that fit, in the order of their highs.
long long fewest_firings(std::vector<std::vector<long long>> pots, long long capacity) {
    std::sort(pots.begin(), pots.end(), [](const auto &a, const auto &b) { return a[1] < b[1]; });
    std::vector<std::pair<long long, long long>> left;
    for (const auto &pot : pots) left.emplace_back(pot[0], pot[1]);
    long long firings = 0;
    while (!left.empty()) {
        const long long heat = left.front().second;
        long long room = capacity;
        std::vector<std::pair<long long, long long>> rest;
        for (const auto &[low, high] : left) {
            if (room > 0 && low <= heat) --room;
            else rest.emplace_back(low, high);
        }
        left = std::move(rest);
        ++firings;
    }
    return firings;
}
