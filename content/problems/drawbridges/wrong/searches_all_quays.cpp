// expect: TLE
// Idea: look through all quays for the one reached earliest, instead of keeping a heap.
#include <iostream>
#include <vector>

struct Bridge { int to; long long cross, down, up; };

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    std::vector<std::vector<Bridge>> graph(n + 1);
    for (int i = 0; i < m; ++i) {
        int a, b;
        long long cross, down, up;
        std::cin >> a >> b >> cross >> down >> up;
        if (cross > down) continue;
        graph[a].push_back({b, cross, down, up});
        graph[b].push_back({a, cross, down, up});
    }
    std::vector<long long> best(n + 1, -1);
    std::vector<char> done(n + 1, 0);
    best[1] = 0;
    for (;;) {
        int quay = 0;
        for (int q = 1; q <= n; ++q) {
            if (best[q] >= 0 && !done[q] && (quay == 0 || best[q] < best[quay])) quay = q;
        }
        if (quay == 0) break;
        done[quay] = 1;
        for (const Bridge &b : graph[quay]) {
            long long cycle = b.down + b.up, phase = best[quay] % cycle;
            long long then = best[quay] + b.cross + (phase + b.cross > b.down ? cycle - phase : 0);
            if (best[b.to] < 0 || then < best[b.to]) best[b.to] = then;
        }
    }
    if (best[n] < 0) std::cout << "never\n";
    else std::cout << best[n] << '\n';
}
