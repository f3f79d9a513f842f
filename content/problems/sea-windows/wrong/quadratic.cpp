// expect: TLE
// Idea: for every house, look at each house below it until one hides the sea.
std::vector<long long> sea_windows(std::vector<long long> windows, std::vector<long long> roofs) {
    std::vector<long long> answer;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        bool view = true;
        for (std::size_t j = i + 1; j < roofs.size() && view; ++j) {
            view = roofs[j] < windows[i];
        }
        if (view) answer.push_back(i + 1);
    }
    return answer;
}
