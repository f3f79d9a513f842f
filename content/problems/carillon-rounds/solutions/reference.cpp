#include <algorithm>
#include <cstddef>
#include <iostream>
#include <map>
#include <vector>

// Where the rotation begins that comes first in order.
std::size_t least_start(const std::vector<int>& steps) {
    const std::size_t count = steps.size();
    std::size_t best = 0, rival = 1, equal = 0;
    while (best < count && rival < count && equal < count) {
        const int left = steps[(best + equal) % count];
        const int right = steps[(rival + equal) % count];
        if (left == right) {
            ++equal;
            continue;
        }
        // The loser is beaten at each start that it has just been compared from, too.
        (left > right ? best : rival) += equal + 1;
        if (best == rival) ++rival;
        equal = 0;
    }
    return std::min(best, rival);
}

// The same for rounds that are alike, and for no others.
std::vector<int> canonical(const std::vector<int>& pitches) {
    std::vector<int> steps(pitches.size());
    for (std::size_t i = 0; i < pitches.size(); ++i) {
        steps[i] = pitches[(i + 1) % pitches.size()] - pitches[i];
    }
    std::rotate(steps.begin(), steps.begin() + least_start(steps), steps.end());
    return steps;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int rounds;
    std::cin >> rounds;
    std::map<std::vector<int>, int> alike;
    int most = 0;
    while (rounds-- > 0) {
        std::size_t notes;
        std::cin >> notes;
        std::vector<int> pitches(notes);
        for (int& pitch : pitches) std::cin >> pitch;
        most = std::max(most, ++alike[canonical(pitches)]);
    }
    std::cout << alike.size() << ' ' << most << '\n';
}
