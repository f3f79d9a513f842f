// expect: TLE
// Idea: try either end of the first lane that nobody sees, to the depth of the number of volunteers.
long long least(const std::vector<std::vector<long long>> &lanes, std::unordered_set<long long> &taken,
                std::size_t from, long long most) {
    while (from < lanes.size() && (taken.count(lanes[from][0]) || taken.count(lanes[from][1]))) ++from;
    if (from == lanes.size()) return 0;
    if (most == 0) return 1'000'000;
    long long best = 1'000'000;
    for (long long crossing : lanes[from]) {
        taken.insert(crossing);
        best = std::min(best, 1 + least(lanes, taken, from + 1, most - 1));
        taken.erase(crossing);
    }
    return best;
}

long long fewest_watchers(std::vector<std::vector<long long>> lanes, long long most) {
    std::unordered_set<long long> taken;
    long long best = least(lanes, taken, 0, most);
    return best <= most ? best : -1;
}
