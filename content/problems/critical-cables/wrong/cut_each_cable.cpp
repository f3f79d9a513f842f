// expect: TLE
// Idea: cut every cable in turn and search again from town 1.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    std::vector<std::vector<std::pair<int, int>>> graph(n + 1);
    std::vector<std::pair<int, int>> cables(m);
    for (int i = 0; i < m; ++i) {
        auto &[a, b] = cables[i];
        std::cin >> a >> b;
        graph[a].push_back({b, i});
        graph[b].push_back({a, i});
    }
    auto reached = [&](int cut) {
        std::vector<char> seen(n + 1, 0);
        std::vector<int> queue{1};
        seen[1] = 1;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            for (auto [town, cable] : graph[queue[i]]) {
                if (cable != cut && !seen[town]) {
                    seen[town] = 1;
                    queue.push_back(town);
                }
            }
        }
        return queue.size();
    };
    const auto all = reached(-1);
    bool any = false;
    for (int i = 0; i < m; ++i) {
        if (reached(i) < all) {
            auto [a, b] = cables[i];
            std::cout << std::min(a, b) << ' ' << std::max(a, b) << '\n';
            any = true;
        }
    }
    if (!any) std::cout << "none\n";
}
