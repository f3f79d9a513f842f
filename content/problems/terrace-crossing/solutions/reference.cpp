#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);

    int rows, columns;
    std::cin >> rows >> columns;
    std::vector<std::string> field(rows);
    for (auto &line : field) std::cin >> line;

    constexpr int unreachable = 1'000'000'000;
    // A border row above and below the field saves the edge cases.
    std::vector<int> best(rows + 2, 0), next(rows + 2, unreachable);
    best.front() = best.back() = unreachable;
    for (int column = 0; column < columns; ++column) {
        for (int row = 1; row <= rows; ++row) {
            const char plot = field[row - 1][column];
            const int before = std::min({best[row - 1], best[row], best[row + 1]});
            next[row] = plot == '#' || before == unreachable ? unreachable : before + (plot - '0');
        }
        best.swap(next);
        best.front() = best.back() = unreachable;
    }

    const int least = *std::min_element(best.begin(), best.end());
    if (least == unreachable) {
        std::cout << "blocked\n";
    } else {
        std::cout << least << '\n';
    }
}
