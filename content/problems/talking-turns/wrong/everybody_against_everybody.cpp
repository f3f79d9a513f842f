// expect: TLE
// Idea: for each speaker add up what each of the others can have said by then.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    int count;
    long long quantum;
    std::cin >> count >> quantum;
    std::vector<long long> talks(count);
    for (auto& talk : talks) std::cin >> talk;
    long long greatest = -1, sum = 0;
    int first = 0;
    for (int i = 0; i < count; ++i) {
        const long long rounds = (talks[i] + quantum - 1) / quantum;
        long long patience = 0;
        for (int j = 0; j < i; ++j) patience += std::min(talks[j], rounds * quantum);
        for (int j = i + 1; j < count; ++j) patience += std::min(talks[j], (rounds - 1) * quantum);
        sum += patience;
        if (patience > greatest) greatest = patience, first = i + 1;
    }
    std::cout << greatest << ' ' << first << ' ' << sum << '\n';
}
