// expect: TLE
// Idea: work all orders out again and again until nothing changes any more.
std::vector<long long> streams_by_order(std::vector<long long> downstream) {
    const int n = downstream.size();
    std::vector<int> order(n + 1, 1);
    for (bool changed = true; changed;) {
        changed = false;
        std::vector<int> highest(n + 1, 0), times(n + 1, 0);
        for (int s = 1; s <= n; ++s) {
            int target = downstream[s - 1];
            if (order[s] > highest[target]) {
                highest[target] = order[s];
                times[target] = 1;
            } else if (order[s] == highest[target]) {
                ++times[target];
            }
        }
        for (int s = 1; s <= n; ++s) {
            int fresh = highest[s] == 0 ? 1 : highest[s] + (times[s] > 1);
            if (fresh != order[s]) {
                order[s] = fresh;
                changed = true;
            }
        }
    }
    std::vector<long long> counts(*std::max_element(order.begin() + 1, order.end()), 0);
    for (int s = 1; s <= n; ++s) ++counts[order[s] - 1];
    return counts;
}
