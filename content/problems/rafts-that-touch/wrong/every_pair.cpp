// expect: TLE
// Idea: compare every two rafts.
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int count;
    std::cin >> count;
    std::vector<int> fleet(count), x1(count), y1(count), x2(count), y2(count);
    for (int i = 0; i < count; ++i) std::cin >> fleet[i] >> x1[i] >> y1[i] >> x2[i] >> y2[i];
    long long pairs = 0;
    for (int i = 0; i < count; ++i) {
        for (int j = 0; j < i; ++j) {
            if (fleet[i] != fleet[j] && x1[i] <= x2[j] && x1[j] <= x2[i] && y1[i] <= y2[j] && y1[j] <= y2[i]) ++pairs;
        }
    }
    std::cout << pairs << '\n';
}
