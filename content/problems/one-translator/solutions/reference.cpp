long long least_total_wait(std::vector<long long> arrivals, std::vector<long long> minutes) {
    std::vector<std::pair<long long, long long>> documents;
    documents.reserve(arrivals.size());
    for (std::size_t i = 0; i < arrivals.size(); ++i) documents.emplace_back(arrivals[i], minutes[i]);
    std::sort(documents.begin(), documents.end());

    // Always work on the document with the least work left.
    std::priority_queue<long long, std::vector<long long>, std::greater<>> desk;
    long long now = 0, total_wait = 0;
    const auto finish_next = [&] {
        now += desk.top();
        desk.pop();
        total_wait += now;
    };
    for (auto [arrival, needed] : documents) {
        while (!desk.empty() && now + desk.top() <= arrival) finish_next();
        if (!desk.empty()) {
            const long long left = desk.top() - (arrival - now);
            desk.pop();
            desk.push(left);
        }
        now = arrival;
        desk.push(needed);
        total_wait -= arrival;
    }
    while (!desk.empty()) finish_next();
    return total_wait;
}
