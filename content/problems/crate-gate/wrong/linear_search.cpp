// expect: TLE
// Idea: keep the crates inside in a vector and search it at every scan.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    std::cin >> n;
    std::vector<std::string> inside;
    std::size_t peak = 0;
    int peak_scan = 0;
    for (int scan = 1; scan <= n; ++scan) {
        std::string crate;
        std::cin >> crate;
        auto found = std::find(inside.begin(), inside.end(), crate);
        if (found != inside.end()) {
            inside.erase(found);
        } else {
            inside.push_back(crate);
        }
        if (inside.size() > peak) {
            peak = inside.size();
            peak_scan = scan;
        }
    }
    std::cout << peak << ' ' << peak_scan << ' ' << inside.size() << '\n';
}
