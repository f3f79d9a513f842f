// expect: TLE
// Idea: walk from every stall until nothing is missing.
long long shortest_walk(std::vector<std::string> stalls, std::vector<std::string> wanted) {
    std::unordered_map<std::string, int> number;
    for (auto& ware : wanted) number.emplace(ware, static_cast<int>(number.size()));
    std::vector<int> need(number.size()), ring;
    for (auto& ware : wanted) ++need[number[ware]];
    for (auto& ware : stalls) ring.push_back(number.count(ware) ? number[ware] : -1);
    std::size_t best = 0;
    for (std::size_t first = 0; first < ring.size(); ++first) {
        std::vector<int> missing = need;
        std::size_t portions = wanted.size();
        for (std::size_t step = 0; step < ring.size() && portions > 0; ++step) {
            int ware = ring[(first + step) % ring.size()];
            if (ware >= 0 && missing[ware]-- > 0) --portions;
            if (portions == 0 && (best == 0 || step + 1 < best)) best = step + 1;
        }
    }
    return static_cast<long long>(best);
}
