// expect: TLE
// Idea: set each task to 0 days in turn and work out the longest chain anew.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    std::vector<long long> days(n);
    for (long long &d : days) std::cin >> d;
    std::vector<std::vector<int>> after(n);
    std::vector<int> waits(n, 0), order;
    for (int i = 0; i < m; ++i) {
        int a, b;
        std::cin >> a >> b;
        after[a - 1].push_back(b - 1);
        ++waits[b - 1];
    }
    for (int t = 0; t < n; ++t) if (waits[t] == 0) order.push_back(t);
    for (std::size_t i = 0; i < order.size(); ++i)
        for (int f : after[order[i]]) if (--waits[f] == 0) order.push_back(f);

    auto length = [&](int gift) {
        std::vector<long long> start(n, 0);
        long long end = 0;
        for (int t : order) {
            long long finish = start[t] + (t == gift ? 0 : days[t]);
            end = std::max(end, finish);
            for (int f : after[t]) start[f] = std::max(start[f], finish);
        }
        return end;
    };
    std::pair<long long, int> best{length(0), 0};
    for (int t = 1; t < n; ++t) best = std::min(best, {length(t), t});
    std::cout << best.second + 1 << ' ' << best.first << '\n';
}
