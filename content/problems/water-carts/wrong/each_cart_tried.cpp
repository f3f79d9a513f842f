// expect: TLE
// Idea: look at all carts for each household.
double spread_after_move(std::vector<long long> carts, std::vector<long long> homes) {
    std::sort(carts.begin(), carts.end());
    std::vector<std::vector<long long>> own(carts.size());
    for (long long home : homes) {
        std::size_t nearest = 0;
        for (std::size_t i = 1; i < carts.size(); ++i) {
            if (std::llabs(carts[i] - home) < std::llabs(carts[nearest] - home)) nearest = i;
        }
        own[nearest].push_back(home);
    }
    double result = 0;
    for (const auto& group : own) {
        if (group.empty()) continue;
        double mean = 0;
        for (long long home : group) mean += static_cast<double>(home - group[0]);
        mean /= static_cast<double>(group.size());
        for (long long home : group) result += std::pow(static_cast<double>(home - group[0]) - mean, 2);
    }
    return result;
}
