double spread_after_move(std::vector<long long> carts, std::vector<long long> homes) {
    std::sort(carts.begin(), carts.end());
    std::sort(homes.begin(), homes.end());
    double result = 0;
    auto first = homes.begin();
    for (std::size_t i = 0; i < carts.size() && first != homes.end(); ++i) {
        auto last = homes.end();
        if (i + 1 < carts.size()) {
            const long long twice_the_middle = carts[i] + carts[i + 1];
            last = std::partition_point(first, homes.end(), [&](long long home) { return 2 * home <= twice_the_middle; });
        }
        if (first == last) continue;

        // Distances from the first household of the cart are exact, and the mean of them is small if they are.
        const long long origin = *first;
        double mean = 0;
        for (auto home = first; home != last; ++home) mean += static_cast<double>(*home - origin);
        mean /= static_cast<double>(last - first);
        for (; first != last; ++first) {
            const double distance = static_cast<double>(*first - origin) - mean;
            result += distance * distance;
        }
    }
    return result;
}
