// expect: TLE
// Idea: try all three steps from every plot without remembering results.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

int rows, columns;
std::vector<std::string> field;
const int blocked = 1'000'000'000;

int walk(int row, int column) {
    if (row < 0 || row >= rows || field[row][column] == '#') return blocked;
    const int effort = field[row][column] - '0';
    if (column == columns - 1) return effort;
    int rest = blocked;
    for (int step = -1; step <= 1; ++step) rest = std::min(rest, walk(row + step, column + 1));
    return rest == blocked ? blocked : effort + rest;
}

int main() {
    std::cin >> rows >> columns;
    field.resize(rows);
    for (auto &line : field) std::cin >> line;
    int least = blocked;
    for (int row = 0; row < rows; ++row) least = std::min(least, walk(row, 0));
    if (least == blocked) std::cout << "blocked\n";
    else std::cout << least << '\n';
}
