#include <algorithm>
#include <iostream>
#include <numeric>
#include <vector>

// Counts the speakers who are not done among the first ones (a binary indexed tree).
class Sitting {
public:
    explicit Sitting(int count) : tree_(count + 1) {
        for (int place = 1; place <= count; ++place) tree_[place] = place & -place;
    }

    void leave(int place) {
        for (; place < static_cast<int>(tree_.size()); place += place & -place) --tree_[place];
    }

    int among_first(int places) const {
        int total = 0;
        for (; places > 0; places &= places - 1) total += tree_[places];
        return total;
    }

private:
    std::vector<int> tree_;
};

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int count;
    long long quantum;
    std::cin >> count >> quantum;
    std::vector<long long> talks(count), rounds(count), patience(count);
    for (int i = 0; i < count; ++i) {
        std::cin >> talks[i];
        rounds[i] = (talks[i] + quantum - 1) / quantum;
    }
    std::vector<int> done(count);  // speakers in the order in which they are done
    std::iota(done.begin(), done.end(), 0);
    std::stable_sort(done.begin(), done.end(), [&](int a, int b) { return rounds[a] < rounds[b]; });

    Sitting sitting(count);
    long long remaining = count, said = 0;  // said: by those who are done
    for (int speaker : done) {
        sitting.leave(speaker + 1);
        --remaining;
        const long long turns_of_others = remaining * (rounds[speaker] - 1) + sitting.among_first(speaker);
        patience[speaker] = said + turns_of_others * quantum;
        said += talks[speaker];
    }
    const auto greatest = std::max_element(patience.begin(), patience.end());
    std::cout << *greatest << ' ' << greatest - patience.begin() + 1 << ' '
              << std::accumulate(patience.begin(), patience.end(), 0LL) << '\n';
}
