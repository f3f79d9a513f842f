// expect: TLE
// Idea: compare every start with the best one so far, note by note until they differ.
#include <algorithm>
#include <iostream>
#include <map>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int rounds;
    std::cin >> rounds;
    std::map<std::vector<int>, int> alike;
    int most = 0;
    while (rounds-- > 0) {
        int notes;
        std::cin >> notes;
        std::vector<int> pitches(notes), steps(2 * notes);
        for (int& pitch : pitches) std::cin >> pitch;
        for (int i = 0; i < 2 * notes; ++i) steps[i] = pitches[(i + 1) % notes] - pitches[i % notes];
        int best = 0;
        for (int start = 1; start < notes; ++start) {
            int k = 0;
            while (k < notes && steps[best + k] == steps[start + k]) ++k;
            if (k < notes && steps[start + k] < steps[best + k]) best = start;
        }
        std::vector<int> key(steps.begin() + best, steps.begin() + best + notes);
        most = std::max(most, ++alike[key]);
    }
    std::cout << alike.size() << ' ' << most << '\n';
}
