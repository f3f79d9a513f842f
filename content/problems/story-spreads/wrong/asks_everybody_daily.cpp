// expect: TLE
// Idea: on every day ask every person how many friends believe.
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    std::vector<int> need(n);
    for (int &x : need) std::cin >> x;
    std::vector<std::vector<int>> friends(n);
    for (int i = 0; i < m; ++i) {
        int a, b;
        std::cin >> a >> b;
        friends[a - 1].push_back(b - 1);
        friends[b - 1].push_back(a - 1);
    }
    std::vector<char> believes(n, 0);
    int count = 0, last = 0;
    for (int p = 0; p < n; ++p) {
        if (need[p] == 0) believes[p] = 1, ++count;
    }
    for (int day = 1;; ++day) {
        std::vector<int> fresh;
        for (int p = 0; p < n; ++p) {
            if (believes[p]) continue;
            int heard = 0;
            for (int f : friends[p]) heard += believes[f];
            if (heard >= need[p]) fresh.push_back(p);
        }
        if (fresh.empty()) break;
        for (int p : fresh) believes[p] = 1;
        count += fresh.size();
        last = day;
    }
    std::cout << count << ' ' << last << '\n';
}
