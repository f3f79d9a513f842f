// expect: TLE
// Idea: try the capacities one after the other.
long long smallest_battery(std::vector<long long> legs, long long swaps) {
    long long capacity = 0;
    for (long long leg : legs) capacity = std::max(capacity, leg);
    for (;; ++capacity) {
        long long charge = capacity, left = swaps;
        bool enough = true;
        for (long long leg : legs) {
            if (charge < leg) {
                if (left-- == 0) {
                    enough = false;
                    break;
                }
                charge = capacity;
            }
            charge = std::min(capacity, charge - leg);
        }
        if (enough) return capacity;
    }
}
