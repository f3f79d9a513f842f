// expect: WA
// Idea: exact sums in 64 bits, which are too few for the squares.
double spread_after_move(std::vector<long long> carts, std::vector<long long> homes) {
    std::sort(carts.begin(), carts.end());
    std::sort(homes.begin(), homes.end());
    double result = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < carts.size(); ++i) {
        unsigned long long count = 0, total = 0, squares = 0;
        while (next < homes.size() && (i + 1 == carts.size() || 2 * homes[next] <= carts[i] + carts[i + 1])) {
            ++count;
            total += homes[next];
            squares += homes[next] * homes[next];
            ++next;
        }
        if (count > 0) result += static_cast<double>(static_cast<long long>(count * squares - total * total)) / count;
    }
    return result;
}
