/* For each peak, how many places on the nearest peak at least as high stands in the direction of step. */
static void measure_rooms(const long long *heights, size_t count, int step, long long *rooms) {
    long long *higher = malloc(count * sizeof *higher); /* places that later peaks can still see */
    size_t depth = 0;
    for (size_t done = 0; done < count; done++) {
        size_t place = step > 0 ? done : count - 1 - done;
        while (depth > 0 && heights[higher[depth - 1]] < heights[place]) {
            depth--;
        }
        long long edge = step > 0 ? -1 : (long long)count;
        long long wall = depth > 0 ? higher[depth - 1] : edge;
        rooms[place] = step * ((long long)place - wall);
        higher[depth++] = (long long)place;
    }
    free(higher);
}

long long single_summit_walks(const long long *heights, size_t heights_len) {
    long long *before = malloc(heights_len * sizeof *before);
    long long *after = malloc(heights_len * sizeof *after);
    measure_rooms(heights, heights_len, 1, before);
    measure_rooms(heights, heights_len, -1, after);
    long long walks = 0;
    for (size_t summit = 0; summit < heights_len; summit++) {
        walks += before[summit] * after[summit];
    }
    free(before);
    free(after);
    return walks;
}
