// expect: TLE
// Idea: compare every round with one of each kind found so far.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int rounds;
    std::cin >> rounds;
    std::vector<std::pair<std::vector<int>, int>> kinds;
    int most = 0;
    while (rounds-- > 0) {
        int notes;
        std::cin >> notes;
        std::vector<int> pitches(notes), steps(notes);
        for (int& pitch : pitches) std::cin >> pitch;
        for (int i = 0; i < notes; ++i) steps[i] = pitches[(i + 1) % notes] - pitches[i];
        std::vector<int> twice(steps);
        twice.insert(twice.end(), steps.begin(), steps.end());
        auto same = [&](const auto& kind) {
            return kind.first.size() == steps.size() &&
                   std::search(twice.begin(), twice.end(), kind.first.begin(), kind.first.end()) != twice.end();
        };
        auto kind = std::find_if(kinds.begin(), kinds.end(), same);
        if (kind == kinds.end()) kind = kinds.insert(kinds.end(), {steps, 0});
        most = std::max(most, ++kind->second);
    }
    std::cout << kinds.size() << ' ' << most << '\n';
}
