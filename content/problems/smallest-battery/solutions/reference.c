#include <stdbool.h>
#include <stddef.h>

static bool suffices(long long capacity, const long long *legs, size_t legs_len, long long swaps) {
    // Swapping as late as possible never leaves less charge than swapping earlier.
    long long charge = capacity;
    for (size_t i = 0; i < legs_len; i++) {
        if (charge < legs[i]) {
            if (swaps-- == 0) {
                return false;
            }
            charge = capacity;
        }
        charge -= legs[i];
        if (charge > capacity) {
            charge = capacity;
        }
    }
    return true;
}

long long smallest_battery(const long long *legs, size_t legs_len, long long swaps) {
    long long low = 0, high = 0;
    for (size_t i = 0; i < legs_len; i++) {
        if (legs[i] > low) {
            low = legs[i]; // even a full battery must last for any one leg
        }
        if (legs[i] > 0) {
            high += legs[i];
        }
    }
    while (low < high) {
        long long middle = low + (high - low) / 2;
        if (suffices(middle, legs, legs_len, swaps)) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}
