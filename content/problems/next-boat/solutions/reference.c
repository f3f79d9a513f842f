#include <stddef.h>

// How many boats of a round leave before the second.
static size_t boats_missed(const long long *departures, size_t count, long long second) {
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (departures[middle] < second) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

long long total_wait(long long period, const long long *departures, size_t departures_len,
                     const long long *arrivals, size_t arrivals_len) {
    long long total = 0;
    for (size_t i = 0; i < arrivals_len; i++) {
        long long second = arrivals[i] % period;
        size_t missed = boats_missed(departures, departures_len, second);
        // Whoever misses the last boat takes the first one of the next round.
        long long leaves = missed < departures_len ? departures[missed] : departures[0] + period;
        total += leaves - second;
    }
    return total;
}
