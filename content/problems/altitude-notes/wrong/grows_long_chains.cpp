// expect: TLE
// Idea: hang one group under the other as they come, without regard to size and without shortening the way up.
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, m;
    std::cin >> n >> m;
    std::vector<int> parent(n + 1);
    std::vector<long long> above(n + 1, 0), low(n + 1, 0), high(n + 1, 0);
    for (int i = 0; i <= n; ++i) parent[i] = i;
    auto up = [&](int place, long long &height) {
        height = 0;
        while (parent[place] != place) {
            height += above[place];
            place = parent[place];
        }
        return place;
    };
    int thrown = 0, first = 0;
    for (int i = 1; i <= m; ++i) {
        int a, b;
        long long d, ha, hb;
        std::cin >> a >> b >> d;
        int ra = up(a, ha), rb = up(b, hb);
        if (ra == rb) {
            if (hb - ha != d && thrown++ == 0) first = i;
        } else {
            parent[ra] = rb;
            above[ra] = hb - ha - d;
        }
    }
    long long greatest = 0;
    for (int p = 1; p <= n; ++p) {
        long long h;
        int r = up(p, h);
        low[r] = std::min(low[r], h);
        high[r] = std::max(high[r], h);
        greatest = std::max(greatest, high[r] - low[r]);
    }
    std::cout << thrown << ' ' << first << ' ' << greatest << '\n';
}
