// expect: TLE
// Idea: compare every slot with every slot of the other list.
long long first_call(std::vector<std::vector<long long>> mine, std::vector<std::vector<long long>> theirs,
                     long long ahead, long long minutes) {
    auto joined = [](const std::vector<std::vector<long long>>& slots, long long shift) {
        std::vector<std::pair<long long, long long>> whole;
        for (auto& slot : slots) {
            if (!whole.empty() && whole.back().second == slot[0] + shift) whole.back().second = slot[1] + shift;
            else whole.push_back({slot[0] + shift, slot[1] + shift});
        }
        return whole;
    };
    auto here = joined(mine, 0);
    auto there = joined(theirs, -ahead);
    for (auto& a : here) {
        for (auto& b : there) {
            long long start = std::max(a.first, b.first);
            if (std::min(a.second, b.second) - start >= minutes) return start;
        }
    }
    return -1;
}
