#include <functional>
#include <iostream>
#include <limits>
#include <queue>
#include <utility>
#include <vector>

struct Bridge {
    int other;
    long long cross, down, up;
};

constexpr long long never = std::numeric_limits<long long>::max();

// The second at which a crossing that is wanted from `now` on is over.
long long across(const Bridge &bridge, long long now) {
    const long long cycle = bridge.down + bridge.up;
    const long long since_down = now % cycle;
    const bool too_late = since_down + bridge.cross > bridge.down;
    return (too_late ? now - since_down + cycle : now) + bridge.cross;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);

    int quays, count;
    std::cin >> quays >> count;
    std::vector<std::vector<Bridge>> bridges(quays + 1);
    for (int i = 0; i < count; ++i) {
        int a, b;
        long long cross, down, up;
        std::cin >> a >> b >> cross >> down >> up;
        if (cross > down) continue;
        bridges[a].push_back({b, cross, down, up});
        bridges[b].push_back({a, cross, down, up});
    }

    // Waiting is allowed, so being somewhere earlier is never worse: Dijkstra's order holds.
    using Visit = std::pair<long long, int>; // second, quay
    std::priority_queue<Visit, std::vector<Visit>, std::greater<>> reached;
    std::vector<long long> arrival(quays + 1, never);
    arrival[1] = 0;
    reached.emplace(0, 1);
    while (!reached.empty()) {
        const auto [now, quay] = reached.top();
        reached.pop();
        if (now > arrival[quay]) continue;
        for (const Bridge &bridge : bridges[quay]) {
            const long long then = across(bridge, now);
            if (then < arrival[bridge.other]) {
                arrival[bridge.other] = then;
                reached.emplace(then, bridge.other);
            }
        }
    }
    if (arrival[quays] == never) std::cout << "never\n";
    else std::cout << arrival[quays] << '\n';
}
