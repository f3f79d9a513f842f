// expect: WA
// Idea: give a flooded plot an effort of 1000; a long dry detour can cost more than that.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

int main() {
    int rows, columns;
    std::cin >> rows >> columns;
    std::vector<std::string> field(rows);
    for (auto &line : field) std::cin >> line;
    std::vector<int> best(rows, 0);
    for (int c = 0; c < columns; ++c) {
        std::vector<int> next(rows);
        for (int r = 0; r < rows; ++r) {
            int before = best[r];
            if (r > 0) before = std::min(before, best[r - 1]);
            if (r + 1 < rows) before = std::min(before, best[r + 1]);
            next[r] = before + (field[r][c] == '#' ? 1000 : field[r][c] - '0');
        }
        best = next;
    }
    int least = *std::min_element(best.begin(), best.end());
    if (least >= 1000) std::cout << "blocked\n";
    else std::cout << least << '\n';
}
