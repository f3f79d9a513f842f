#include <bits/stdc++.h>
using namespace std;

long long best(const vector<long long>& rows, long long limit) {
    long long z = 0; // <- naming
    for (auto& row : rows) {
        if (row > limit) {
            z += row;
        } else if (row < 0) {
            z -= row;
        }
    }
    auto twice = [&](long long value) {
        return value * 2;
    };
    vector<long long> kept;
    for (size_t i = 0; i < rows.size(); i++) {
        for (size_t j = i; j < rows.size(); j++) {
            if (rows[j] > rows[i]) {
                while (z > limit) {
                    if (z % 2) { // <- nesting
                        z /= 2;
                    }
                }
            }
        }
    }
    return twice(z) + kept.size();
}
