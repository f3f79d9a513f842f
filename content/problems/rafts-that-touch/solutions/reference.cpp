#include <algorithm>
#include <cstdint>
#include <iostream>
#include <map>
#include <tuple>
#include <vector>

struct Raft {
    int x1, y1, x2, y2;
};

// How many there are up to a place (a binary indexed tree).
class Counts {
public:
    explicit Counts(std::size_t places) : tree_(places + 1) {}

    void add(std::size_t place, int by) {
        for (++place; place < tree_.size(); place += place & -place) tree_[place] += by;
    }

    std::int64_t before(std::size_t place) const {
        std::int64_t total = 0;
        for (; place > 0; place &= place - 1) total += tree_[place];
        return total;
    }

private:
    std::vector<int> tree_;
};

std::int64_t touching_pairs(const std::vector<Raft>& rafts) {
    enum Kind { comes_in, goes_out };  // in this order where edges meet
    std::vector<int> bottoms, tops;
    std::vector<std::tuple<int, Kind, const Raft*>> events;
    for (const Raft& raft : rafts) {
        bottoms.push_back(raft.y1);
        tops.push_back(raft.y2);
        events.emplace_back(raft.x1, comes_in, &raft);
        events.emplace_back(raft.x2, goes_out, &raft);
    }
    std::sort(bottoms.begin(), bottoms.end());
    std::sort(tops.begin(), tops.end());
    std::sort(events.begin(), events.end());
    const auto first_from = [](const std::vector<int>& sorted, int value) {
        return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin());
    };

    Counts begun(rafts.size()), ended(rafts.size());  // bottoms and tops of the rafts that are swept over
    std::int64_t pairs = 0;
    for (const auto& [x, kind, raft] : events) {
        if (kind == comes_in) {
            // Of the rafts at hand, all touch but those that begin above or end below.
            pairs += begun.before(first_from(bottoms, raft->y2 + 1)) - ended.before(first_from(tops, raft->y1));
        }
        const int by = kind == comes_in ? 1 : -1;
        begun.add(first_from(bottoms, raft->y1), by);
        ended.add(first_from(tops, raft->y2), by);
    }
    return pairs;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int count;
    std::cin >> count;
    std::vector<Raft> all(count);
    std::map<int, std::vector<Raft>> fleets;
    for (Raft& raft : all) {
        int fleet;
        std::cin >> fleet >> raft.x1 >> raft.y1 >> raft.x2 >> raft.y2;
        fleets[fleet].push_back(raft);
    }
    std::int64_t pairs = touching_pairs(all);
    for (const auto& [fleet, rafts] : fleets) pairs -= touching_pairs(rafts);
    std::cout << pairs << '\n';
}
