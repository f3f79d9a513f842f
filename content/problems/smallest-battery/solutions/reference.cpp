static bool suffices(long long capacity, const std::vector<long long> &legs, long long swaps) {
    // Swapping as late as possible never leaves less charge than swapping earlier.
    long long charge = capacity;
    for (long long leg : legs) {
        if (charge < leg) {
            if (swaps-- == 0) return false;
            charge = capacity;
        }
        charge = std::min(capacity, charge - leg);
    }
    return true;
}

long long smallest_battery(std::vector<long long> legs, long long swaps) {
    long long low = 0, high = 0;
    for (long long leg : legs) {
        low = std::max(low, leg); // even a full battery must last for any one leg
        high += std::max(0LL, leg);
    }
    while (low < high) {
        const long long middle = low + (high - low) / 2;
        if (suffices(middle, legs, swaps)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}
