// expect: TLE
// Idea: exchange each tile in turn and count its row and column, and all others, again.
#include <iostream>
#include <string>
#include <vector>

bool whole(const std::vector<std::string>& panel) {
    bool good = true;
    std::vector<int> columns(panel[0].size());
    for (const auto& line : panel) {
        int dark = 0;
        for (std::size_t j = 0; j < line.size(); ++j) {
            dark += line[j] == '#';
            columns[j] += line[j] == '#';
        }
        good = good && dark % 2 == 0;
    }
    for (int dark : columns) good = good && dark % 2 == 0;
    return good;
}

int main() {
    int panels;
    std::cin >> panels;
    while (panels-- > 0) {
        std::size_t rows, columns;
        std::cin >> rows >> columns;
        std::vector<std::string> panel(rows);
        for (auto& line : panel) std::cin >> line;
        std::string answer = whole(panel) ? "whole" : "more";
        for (std::size_t i = 0; i < rows && answer == "more"; ++i) {
            for (std::size_t j = 0; j < columns && answer == "more"; ++j) {
                const char before = panel[i][j];
                panel[i][j] = before == '#' ? '.' : '#';
                if (whole(panel)) answer = std::to_string(i + 1) + ' ' + std::to_string(j + 1);
                panel[i][j] = before;
            }
        }
        std::cout << answer << '\n';
    }
}
