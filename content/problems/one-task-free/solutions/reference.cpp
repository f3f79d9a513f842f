#include <algorithm>
#include <iostream>
#include <queue>
#include <utility>
#include <vector>

using Lists = std::vector<std::vector<int>>;
using Days = std::vector<long long>;

// The tasks such that each comes after those it waits for.
std::vector<int> in_order(const Lists &followers) {
    std::vector<int> waits_for(followers.size(), 0), order;
    for (const auto &after : followers) {
        for (int task : after) ++waits_for[task];
    }
    for (std::size_t task = 0; task < followers.size(); ++task) {
        if (waits_for[task] == 0) order.push_back(task);
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (int follower : followers[order[i]]) {
            if (--waits_for[follower] == 0) order.push_back(follower);
        }
    }
    return order;
}

std::pair<long long, int> best_gift(const Days &days, const Lists &followers) {
    const std::vector<int> order = in_order(followers);
    const int count = order.size();
    std::vector<int> place(count);
    Days until = days, since = days; // longest chain that ends, or begins, with the task
    for (int i = 0; i < count; ++i) {
        place[order[i]] = i;
        for (int follower : followers[order[i]]) {
            until[follower] = std::max(until[follower], until[order[i]] + days[follower]);
        }
    }
    Days behind(count + 1, 0); // longest chain of tasks from a place on
    for (int i = count - 1; i >= 0; --i) {
        const int task = order[i];
        for (int follower : followers[task]) since[task] = std::max(since[task], days[task] + since[follower]);
        behind[i] = std::max(behind[i + 1], since[task]);
    }

    // A chain without the task lies before it in the order, behind it, or steps across it.
    std::priority_queue<std::pair<long long, int>> across; // longest chain over a dependency, place at which it ends
    std::vector<std::pair<long long, int>> results;
    long long before = 0;
    for (int i = 0; i < count; ++i) {
        const int task = order[i];
        while (!across.empty() && across.top().second <= i) across.pop();
        const long long through = until[task] + since[task] - 2 * days[task];
        const long long stepping = across.empty() ? 0 : across.top().first;
        results.emplace_back(std::max({through, before, behind[i + 1], stepping}), task);
        before = std::max(before, until[task]);
        for (int follower : followers[task]) across.emplace(until[task] + since[follower], place[follower]);
    }
    return *std::min_element(results.begin(), results.end());
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);

    int tasks, dependencies;
    std::cin >> tasks >> dependencies;
    Days days(tasks);
    for (long long &length : days) std::cin >> length;
    Lists followers(tasks);
    for (int i = 0; i < dependencies; ++i) {
        int a, b;
        std::cin >> a >> b;
        followers[a - 1].push_back(b - 1);
    }
    const auto [least, task] = best_gift(days, followers);
    std::cout << task + 1 << ' ' << least << '\n';
}
