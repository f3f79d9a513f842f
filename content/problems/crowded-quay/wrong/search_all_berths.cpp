// expect: TLE
// Idea: the right choice of the berth, found by looking at every one of them.
long long most_ships(std::vector<std::vector<long long>> requests, long long berths) {
    std::sort(requests.begin(), requests.end(), [](auto& a, auto& b) { return a[1] < b[1]; });
    std::vector<long long> free_from(berths, 0);
    long long accepted = 0;
    for (auto& request : requests) {
        long long best = -1;
        for (long long i = 0; i < berths; ++i) {
            if (free_from[i] <= request[0] && (best < 0 || free_from[i] > free_from[best])) best = i;
        }
        if (best < 0) continue;
        free_from[best] = request[1];
        ++accepted;
    }
    return accepted;
}
