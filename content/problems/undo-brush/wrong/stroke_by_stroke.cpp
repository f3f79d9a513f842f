// expect: TLE
// Idea: two stacks, every stroke is moved between them each time.
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    std::cin >> n;
    std::vector<long long> shown, hidden;
    while (n-- > 0) {
        std::string action;
        long long number;
        std::cin >> action >> number;
        if (action == "draw") {
            shown.push_back(number);
            hidden.clear();
        } else {
            auto& from = action == "undo" ? shown : hidden;
            auto& to = action == "undo" ? hidden : shown;
            for (; number > 0 && !from.empty(); --number) {
                to.push_back(from.back());
                from.pop_back();
            }
        }
    }
    std::cout << shown.size() << ' ' << hidden.size() << ' '
              << std::accumulate(shown.begin(), shown.end(), 0LL) << '\n';
}
