// Ships by the time they leave; each takes the berth that became free last before it arrives.
long long most_ships(std::vector<std::vector<long long>> requests, long long berths) {
    std::sort(requests.begin(), requests.end(),
              [](const auto& a, const auto& b) { return a[1] < b[1]; });
    std::multiset<long long> in_use;  // when the berths that were used become free
    long long accepted = 0;
    for (const auto& request : requests) {
        const long long arrive = request[0];
        const long long leave = request[1];
        auto later = in_use.upper_bound(arrive);
        if (later != in_use.begin()) {
            in_use.erase(std::prev(later));
        } else if (static_cast<long long>(in_use.size()) == berths) {
            continue;
        }
        in_use.insert(leave);
        ++accepted;
    }
    return accepted;
}
