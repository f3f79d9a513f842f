#include <algorithm>
#include <iostream>
#include <vector>

struct End {
    int town, cable;
};

struct Step {
    int town, arrived_by;
    std::size_t next; // the neighbour to look at next
};

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);

    int towns, cables;
    std::cin >> towns >> cables;
    std::vector<std::vector<End>> neighbours(towns + 1);
    for (int cable = 0; cable < cables; ++cable) {
        int a, b;
        std::cin >> a >> b;
        neighbours[a].push_back({b, cable});
        neighbours[b].push_back({a, cable});
    }

    // Depth-first search from the hub, without recursion: paths may be long.
    // earliest[t]: the first visit that t's subtree reaches by one more cable.
    constexpr int hub = 1;
    std::vector<int> visit(towns + 1, 0), earliest(towns + 1, 0);
    int visits = 1;
    visit[hub] = earliest[hub] = visits;
    std::vector<Step> path{{hub, -1, 0}};
    bool found = false;
    while (!path.empty()) {
        Step &step = path.back();
        if (step.next < neighbours[step.town].size()) {
            const auto [town, cable] = neighbours[step.town][step.next++];
            if (cable == step.arrived_by) continue; // the cable, not the town: cables may be doubled
            if (visit[town]) {
                earliest[step.town] = std::min(earliest[step.town], visit[town]);
            } else {
                visit[town] = earliest[town] = ++visits;
                path.push_back({town, cable, 0});
            }
            continue;
        }
        const int town = step.town;
        path.pop_back();
        if (path.empty()) break;
        const int parent = path.back().town;
        earliest[parent] = std::min(earliest[parent], earliest[town]);
        if (earliest[town] > visit[parent]) {
            const auto [low, high] = std::minmax(parent, town);
            std::cout << low << ' ' << high << '\n';
            found = true;
        }
    }
    if (!found) std::cout << "none\n";
}
