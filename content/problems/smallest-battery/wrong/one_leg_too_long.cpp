// expect: WA
// Idea: search from 0 upwards and forget that a fresh battery may still be too small for the leg.
long long smallest_battery(std::vector<long long> legs, long long swaps) {
    long long low = 0, high = 0;
    for (long long leg : legs) high += std::max(0LL, leg);
    while (low < high) {
        long long capacity = (low + high) / 2, charge = capacity, used = 0;
        for (long long leg : legs) {
            if (charge < leg) {
                ++used;
                charge = capacity;
            }
            charge = std::min(capacity, charge - leg);
        }
        if (used <= swaps) high = capacity;
        else low = capacity + 1;
    }
    return low;
}
