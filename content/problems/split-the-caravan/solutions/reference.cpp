struct Candidate {
    long long pay;
    long long before; // camels before the group
    long long heaviest; // its heaviest camel
    bool operator>(const Candidate &other) const { return pay > other.pay; }
};

long long cheapest_split(std::vector<long long> loads, long long largest) {
    // best[i]: the least pay for the first i camels; it never falls as i grows. So the last group
    // begins as early as it can, or right behind a camel that is heavier than the whole group.
    const long long count = loads.size();
    std::vector<long long> best(count + 1, 0);
    std::deque<long long> peaks; // camels of the longest last group that no later one in it outweighs
    std::vector<bool> is_peak(count, false);
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> behind_peaks;
    for (long long camel = 0; camel < count; ++camel) {
        while (!peaks.empty() && loads[peaks.back()] <= loads[camel]) {
            is_peak[peaks.back()] = false;
            peaks.pop_back();
        }
        if (!peaks.empty()) {
            const long long before = peaks.back() + 1;
            behind_peaks.push({best[before] + loads[camel], before, camel});
        }
        peaks.push_back(camel);
        is_peak[camel] = true;

        const long long earliest = std::max(0LL, camel + 1 - largest);
        if (peaks.front() < earliest) peaks.pop_front();
        const auto outdated = [&](const Candidate &c) { return c.before < earliest || !is_peak[c.heaviest]; };
        while (!behind_peaks.empty() && outdated(behind_peaks.top())) behind_peaks.pop();
        best[camel + 1] = best[earliest] + loads[peaks.front()];
        if (!behind_peaks.empty()) best[camel + 1] = std::min(best[camel + 1], behind_peaks.top().pay);
    }
    return best[count];
}
