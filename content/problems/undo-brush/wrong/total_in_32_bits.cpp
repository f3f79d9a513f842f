// expect: WA
// Idea: the lengths fit into an int, so their sum does too.
#include <iostream>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    std::cin >> n;
    std::vector<int> strokes;
    int visible = 0;
    while (n-- > 0) {
        std::string action;
        int number;
        std::cin >> action >> number;
        int all = static_cast<int>(strokes.size());
        if (action == "draw") {
            strokes.resize(visible++);
            strokes.push_back(number);
        } else if (action == "undo") {
            visible = number > visible ? 0 : visible - number;
        } else {
            visible = number > all - visible ? all : visible + number;
        }
    }
    unsigned total = 0;
    for (int i = 0; i < visible; ++i) total += strokes[i];
    std::cout << visible << ' ' << strokes.size() - visible << ' ' << static_cast<int>(total) << '\n';
}
