using Lane = std::pair<long long, long long>;

// The least number for different lanes without loops, or most + 1 if it is greater than most.
long long watchers(const std::vector<Lane> &lanes, long long most) {
    if (lanes.empty()) return 0;
    std::unordered_map<long long, long long> meeting;
    for (const auto &[a, b] : lanes) {
        ++meeting[a];
        ++meeting[b];
    }
    const auto fewer = [](const auto &one, const auto &other) { return one.second < other.second; };
    const auto [busiest, count] = *std::max_element(meeting.begin(), meeting.end(), fewer);
    const long long size = lanes.size();
    if (size > count * most) return most + 1;
    if (count == 1) return size; // lanes apart from each other

    // Either somebody stands at the busiest crossing, or at the other end of each of its lanes.
    std::vector<Lane> rest;
    std::unordered_set<long long> others;
    for (const auto &[a, b] : lanes) {
        if (a != busiest && b != busiest) rest.emplace_back(a, b);
        else others.insert(a + b - busiest);
    }
    const long long here = 1 + watchers(rest, most - 1);
    const long long allowed = std::min(most, here - 1); // only fewer than that would help
    if (count > allowed) return here;
    rest.clear();
    for (const auto &[a, b] : lanes) {
        if (!others.count(a) && !others.count(b)) rest.emplace_back(a, b);
    }
    return std::min(here, count + watchers(rest, allowed - count));
}

long long fewest_watchers(std::vector<std::vector<long long>> lanes, long long most) {
    std::unordered_set<long long> loops;
    for (const auto &lane : lanes) {
        if (lane[0] == lane[1]) loops.insert(lane[0]);
    }
    const long long forced = loops.size();
    if (forced > most) return -1;
    std::set<Lane> different;
    for (const auto &lane : lanes) {
        if (!loops.count(lane[0]) && !loops.count(lane[1])) different.insert(std::minmax(lane[0], lane[1]));
    }
    const long long least = forced + watchers({different.begin(), different.end()}, most - forced);
    return least <= most ? least : -1;
}
