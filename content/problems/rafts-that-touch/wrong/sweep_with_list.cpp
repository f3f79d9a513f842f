// expect: TLE
// Idea: sort by the left edge and compare with all rafts at hand, though they may be most of them.
#include <algorithm>
#include <iostream>
#include <vector>

struct Raft {
    int x1, y1, x2, y2, fleet;
};

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int count;
    std::cin >> count;
    std::vector<Raft> rafts(count);
    for (auto& r : rafts) std::cin >> r.fleet >> r.x1 >> r.y1 >> r.x2 >> r.y2;
    std::sort(rafts.begin(), rafts.end(), [](const Raft& a, const Raft& b) { return a.x1 < b.x1; });
    std::vector<Raft> at_hand;
    long long pairs = 0;
    for (const auto& raft : rafts) {
        std::size_t kept = 0;
        for (const auto& other : at_hand) {
            if (other.x2 < raft.x1) continue;
            if (other.fleet != raft.fleet && other.y1 <= raft.y2 && raft.y1 <= other.y2) ++pairs;
            at_hand[kept++] = other;
        }
        at_hand.resize(kept);
        at_hand.push_back(raft);
    }
    std::cout << pairs << '\n';
}
