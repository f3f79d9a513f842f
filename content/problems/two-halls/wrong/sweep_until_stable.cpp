// expect: TLE
// Idea: go over the list of refusals again and again until no hall changes.
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    std::vector<std::pair<int, int>> pairs(m);
    for (auto &[a, b] : pairs) std::cin >> a >> b;
    std::vector<int> hall(n + 1, 0), parent(n + 1, 0), depth(n + 1, 0);
    for (int first = 1; first <= n; ++first) {
        if (hall[first]) continue;
        hall[first] = 1;
        for (bool changed = true; changed;) {
            changed = false;
            for (auto [a, b] : pairs) {
                if (hall[a] && !hall[b]) {
                    hall[b] = 3 - hall[a], parent[b] = a, depth[b] = depth[a] + 1, changed = true;
                } else if (hall[b] && !hall[a]) {
                    hall[a] = 3 - hall[b], parent[a] = b, depth[a] = depth[b] + 1, changed = true;
                }
            }
        }
    }
    for (auto [a, b] : pairs) {
        if (hall[a] != hall[b]) continue;
        std::vector<int> left{a}, right{b};
        while (left.back() != right.back()) {
            auto &deeper = depth[left.back()] >= depth[right.back()] ? left : right;
            deeper.push_back(parent[deeper.back()]);
        }
        right.pop_back();
        left.insert(left.end(), right.rbegin(), right.rend());
        std::cout << "RING\n";
        for (int x : left) std::cout << x << ' ';
        std::cout << '\n';
        return 0;
    }
    std::cout << "SPLIT\n";
    for (int i = 1; i <= n; ++i) std::cout << hall[i] << ' ';
    std::cout << '\n';
}
