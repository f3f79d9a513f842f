long long fewest_firings(std::vector<std::vector<long long>> pots, long long capacity) {
    std::sort(pots.begin(), pots.end()); // by low
    const std::size_t count = pots.size();
    using Pot = std::pair<long long, std::size_t>; // high, place
    std::vector<Pot> by_high;
    for (std::size_t pot = 0; pot < count; ++pot) by_high.emplace_back(pots[pot][1], pot);
    std::sort(by_high.begin(), by_high.end());

    std::priority_queue<Pot, std::vector<Pot>, std::greater<>> waiting; // those that can bear the heat
    std::vector<bool> fired(count, false);
    std::size_t entered = 0;
    long long firings = 0;
    for (const auto &[heat, most_urgent] : by_high) {
        if (fired[most_urgent]) continue;
        // As hot as the most delicate pot left allows: nobody else is worse off for it.
        for (; entered < count && pots[entered][0] <= heat; ++entered) {
            waiting.emplace(pots[entered][1], entered);
        }
        for (long long room = capacity; room > 0 && !waiting.empty(); --room) {
            fired[waiting.top().second] = true;
            waiting.pop();
        }
        ++firings;
    }
    return firings;
}
