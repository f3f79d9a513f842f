#include <stdlib.h>

long long *buoy_losses(long long capacity, const long long *events, size_t events_len, size_t *out_len) {
    long long oldest = 1, upcoming = 1;  // the memory holds the readings from oldest to upcoming - 1
    long long lost = 0, stretch = 0, longest = 0, last_received = 0;
    for (size_t i = 0; i < events_len; ++i) {
        if (events[i] > 0) {
            upcoming += events[i];
            long long replaced = upcoming - oldest - capacity;
            if (replaced < 0) replaced = 0;
            oldest += replaced;
            lost += replaced;
            stretch += replaced;
            if (stretch > longest) longest = stretch;
        } else {
            oldest -= events[i];
            if (oldest > upcoming) oldest = upcoming;
            last_received = oldest - 1;
            stretch = 0;
        }
    }

    long long *result = malloc(3 * sizeof *result);
    result[0] = lost;
    result[1] = longest;
    result[2] = last_received;
    *out_len = 3;
    return result;
}
