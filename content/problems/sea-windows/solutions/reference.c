#include <stddef.h>
#include <stdlib.h>

long long *sea_windows(const long long *windows, size_t windows_len,
                       const long long *roofs, size_t roofs_len, size_t *out_len) {
    (void)roofs_len; // the same as windows_len
    long long *with_view = malloc(windows_len * sizeof *with_view);
    size_t count = 0;
    long long highest_roof = 0; // among the houses between this one and the sea
    for (size_t house = windows_len; house > 0; house--) {
        if (windows[house - 1] > highest_roof) {
            with_view[count++] = (long long)house;
        }
        if (roofs[house - 1] > highest_roof) {
            highest_roof = roofs[house - 1];
        }
    }
    for (size_t i = 0; i < count / 2; i++) {
        long long swapped = with_view[i];
        with_view[i] = with_view[count - 1 - i];
        with_view[count - 1 - i] = swapped;
    }
    *out_len = count;
    return with_view;
}
