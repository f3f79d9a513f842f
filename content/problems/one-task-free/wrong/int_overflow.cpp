// expect: WA
// Idea: days in a 32-bit integer; right otherwise, with an ordered set of the dependencies that are stepped across.
#include <algorithm>
#include <iostream>
#include <set>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    std::vector<int> days(n);
    for (int &d : days) std::cin >> d;
    std::vector<std::vector<int>> after(n), earlier(n);
    std::vector<int> waits(n, 0), order;
    for (int i = 0; i < m; ++i) {
        int a, b;
        std::cin >> a >> b;
        after[a - 1].push_back(b - 1);
        earlier[b - 1].push_back(a - 1);
        ++waits[b - 1];
    }
    for (int t = 0; t < n; ++t) if (waits[t] == 0) order.push_back(t);
    for (std::size_t i = 0; i < order.size(); ++i)
        for (int f : after[order[i]]) if (--waits[f] == 0) order.push_back(f);
    std::vector<unsigned> until(n, 0), since(n, 0);
    for (int t : order) {
        until[t] += days[t];
        for (int f : after[t]) until[f] = std::max(until[f], until[t]);
    }
    for (int i = n - 1; i >= 0; --i) {
        int t = order[i];
        for (int f : after[t]) since[t] = std::max(since[t], since[f]);
        since[t] += days[t];
    }
    std::multiset<unsigned> lengths{0};
    for (int t = 0; t < n; ++t) lengths.insert(since[t]);
    std::pair<unsigned, int> best{4000000000u, n};
    for (int t : order) {
        lengths.erase(lengths.find(since[t]));
        for (int a : earlier[t]) lengths.erase(lengths.find(until[a] + since[t]));
        best = std::min(best, {std::max(*lengths.rbegin(), until[t] + since[t] - 2 * days[t]), t});
        lengths.insert(until[t]);
        for (int f : after[t]) lengths.insert(until[t] + since[f]);
    }
    std::cout << best.second + 1 << ' ' << best.first << '\n';
}
