// expect: WA
// Idea: seconds in a 32-bit integer.
#include <climits>
#include <iostream>
#include <queue>
#include <vector>

struct Bridge { int to, cross, down, up; };

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    std::vector<std::vector<Bridge>> graph(n + 1);
    for (int i = 0; i < m; ++i) {
        int a, b, cross, down, up;
        std::cin >> a >> b >> cross >> down >> up;
        if (cross > down) continue;
        graph[a].push_back({b, cross, down, up});
        graph[b].push_back({a, cross, down, up});
    }
    std::vector<unsigned> best(n + 1, UINT_MAX);
    std::vector<char> done(n + 1, 0);
    std::priority_queue<std::pair<unsigned, int>, std::vector<std::pair<unsigned, int>>, std::greater<>> heap;
    best[1] = 0;
    heap.push({0, 1});
    while (!heap.empty()) {
        auto [now, quay] = heap.top();
        heap.pop();
        if (done[quay]) continue;
        done[quay] = 1;
        for (const Bridge &b : graph[quay]) {
            unsigned cycle = b.down + b.up, phase = now % cycle;
            unsigned then = phase + b.cross <= (unsigned)b.down ? now + b.cross : now - phase + cycle + b.cross;
            if (!done[b.to] && then < best[b.to]) {
                best[b.to] = then;
                heap.push({then, b.to});
            }
        }
    }
    if (best[n] == UINT_MAX) std::cout << "never\n";
    else std::cout << best[n] << '\n';
}
