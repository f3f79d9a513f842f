long long shortest_walk(std::vector<std::string> stalls, std::vector<std::string> wanted) {
    std::unordered_map<std::string, int> spare;  // below zero: still missing
    for (const auto& ware : stalls) ++spare[ware];
    for (const auto& ware : wanted) {
        if (--spare[ware] < 0) return 0;
    }

    // The whole ring will do; from here on the counts are those of a walk, which is empty at first.
    for (const auto& ware : stalls) --spare[ware];
    const std::size_t count = stalls.size();
    std::size_t portions = wanted.size();
    std::size_t shortest = count;
    std::size_t first = 0;
    for (std::size_t last = 0; last < 2 * count; ++last) {
        if (spare[stalls[last % count]]++ < 0) --portions;
        while (portions == 0) {
            shortest = std::min(shortest, last - first + 1);
            if (--spare[stalls[first % count]] < 0) ++portions;
            ++first;
        }
    }
    return static_cast<long long>(shortest);
}
