// expect: TLE
// Idea: walk back through the granted attempts for every new one.
#include <iostream>
#include <map>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    long long n, k, g, w;
    std::cin >> n >> k >> g >> w;
    std::vector<std::pair<long long, std::string>> granted;
    std::map<std::string, long long> refused;
    long long total = 0;
    while (n-- > 0) {
        long long time;
        std::string name;
        std::cin >> time >> name;
        long long own = 0, all = 0;
        for (auto it = granted.rbegin(); it != granted.rend() && it->first > time - w; ++it) {
            ++all;
            if (it->second == name) ++own;
        }
        if (own < k && all < g) {
            granted.emplace_back(time, name);
        } else {
            ++refused[name];
            ++total;
        }
    }
    std::string worst = "-";
    long long most = 0;
    for (auto& [name, times] : refused) {
        if (times > most) worst = name + " " + std::to_string(most = times);
    }
    std::cout << total << '\n' << worst << '\n';
}
