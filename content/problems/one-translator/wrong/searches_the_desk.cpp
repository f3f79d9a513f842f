// expect: TLE
// Idea: look through all unfinished documents for the one with the least work left.
long long least_total_wait(std::vector<long long> arrivals, std::vector<long long> minutes) {
    std::vector<std::pair<long long, long long>> documents;
    for (std::size_t i = 0; i < arrivals.size(); ++i) documents.emplace_back(arrivals[i], minutes[i]);
    std::sort(documents.begin(), documents.end());
    std::vector<long long> desk;
    long long now = 0, total = 0;
    auto work_until = [&](long long end) {
        while (!desk.empty() && now < end) {
            auto least = std::min_element(desk.begin(), desk.end());
            long long done = std::min(*least, end - now);
            now += done;
            *least -= done;
            if (*least == 0) {
                total += now;
                desk.erase(least);
            }
        }
    };
    for (auto [arrival, needed] : documents) {
        work_until(arrival);
        now = arrival;
        desk.push_back(needed);
        total -= arrival;
    }
    work_until(std::numeric_limits<long long>::max());
    return total;
}
