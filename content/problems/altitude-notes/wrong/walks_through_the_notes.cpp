// expect: TLE
// Idea: for every note search the kept ones for a way between its two places.
#include <iostream>
#include <utility>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    std::vector<std::vector<std::pair<int, long long>>> kept(n + 1);
    std::vector<int> seen(n + 1, 0);
    std::vector<long long> height(n + 1, 0);
    int round = 0, thrown = 0, first = 0;
    auto walk = [&](int start) {
        ++round;
        std::vector<int> queue{start};
        seen[start] = round;
        height[start] = 0;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            for (auto [to, d] : kept[queue[i]]) {
                if (seen[to] == round) continue;
                seen[to] = round;
                height[to] = height[queue[i]] + d;
                queue.push_back(to);
            }
        }
        return queue;
    };
    for (int i = 1; i <= m; ++i) {
        int a, b;
        long long d;
        std::cin >> a >> b >> d;
        walk(a);
        if (seen[b] == round) {
            if (height[b] != d && thrown++ == 0) first = i;
            continue;
        }
        kept[a].push_back({b, d});
        kept[b].push_back({a, -d});
    }
    long long greatest = 0;
    std::vector<char> done(n + 1, 0);
    for (int p = 1; p <= n; ++p) {
        if (done[p]) continue;
        long long low = 0, high = 0;
        for (int q : walk(p)) {
            done[q] = 1;
            low = std::min(low, height[q]);
            high = std::max(high, height[q]);
        }
        greatest = std::max(greatest, high - low);
    }
    std::cout << thrown << ' ' << first << ' ' << greatest << '\n';
}
