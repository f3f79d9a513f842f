// expect: WA
// Idea: the sum of all waits in a 32-bit integer.
long long least_total_wait(std::vector<long long> arrivals, std::vector<long long> minutes) {
    std::vector<std::pair<int, int>> documents;
    for (std::size_t i = 0; i < arrivals.size(); ++i) documents.emplace_back(arrivals[i], minutes[i]);
    std::sort(documents.begin(), documents.end());
    std::priority_queue<std::pair<unsigned, unsigned>, std::vector<std::pair<unsigned, unsigned>>, std::greater<>> desk;
    unsigned now = 0, total = 0;
    for (auto [arrival, needed] : documents) {
        while (!desk.empty() && now + desk.top().first <= static_cast<unsigned>(arrival)) {
            now += desk.top().first;
            total += now - desk.top().second;
            desk.pop();
        }
        if (!desk.empty()) {
            auto [left, came] = desk.top();
            desk.pop();
            desk.push({left - (arrival - now), came});
        }
        now = arrival;
        desk.push({needed, arrival});
    }
    while (!desk.empty()) {
        now += desk.top().first;
        total += now - desk.top().second;
        desk.pop();
    }
    return total;
}
