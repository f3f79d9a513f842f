#include <iostream>
#include <vector>

// Both are equally deep in the breadth-first tree, so the climbs meet in step.
static std::vector<int> ring_through(int a, int b, const std::vector<int> &parent) {
    std::vector<int> left{a}, right{b};
    while (left.back() != right.back()) {
        left.push_back(parent[left.back()]);
        right.push_back(parent[right.back()]);
    }
    left.insert(left.end(), right.rbegin() + 1, right.rend());
    return left;
}

static void print(const char *verdict, const std::vector<int> &evidence) {
    std::cout << verdict << '\n';
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        std::cout << (i ? " " : "") << evidence[i];
    }
    std::cout << '\n';
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);

    int speakers, refusals;
    std::cin >> speakers >> refusals;
    std::vector<std::vector<int>> refuses(speakers + 1);
    for (int i = 0; i < refusals; ++i) {
        int a, b;
        std::cin >> a >> b;
        refuses[a].push_back(b);
        refuses[b].push_back(a);
    }

    std::vector<int> hall(speakers + 1, 0), parent(speakers + 1, 0);
    for (int first = 1; first <= speakers; ++first) {
        if (hall[first]) continue;
        hall[first] = 1;
        std::vector<int> queue{first};
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const int speaker = queue[i];
            for (int other : refuses[speaker]) {
                if (!hall[other]) {
                    hall[other] = 3 - hall[speaker];
                    parent[other] = speaker;
                    queue.push_back(other);
                } else if (hall[other] == hall[speaker]) {
                    print("RING", ring_through(speaker, other, parent));
                    return 0;
                }
            }
        }
    }
    print("SPLIT", {hall.begin() + 1, hall.end()});
}
