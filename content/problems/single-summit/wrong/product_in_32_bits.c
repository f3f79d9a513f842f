// expect: WA
// Idea: the places fit into an int, and so does everything made of them.
long long single_summit_walks(const long long *heights, size_t heights_len) {
    int n = (int)heights_len, depth = 0;
    int *before = malloc(n * sizeof *before), *stack = malloc(n * sizeof *stack);
    for (int i = 0; i < n; i++) {
        while (depth > 0 && heights[stack[depth - 1]] < heights[i]) depth--;
        before[i] = i - (depth > 0 ? stack[depth - 1] : -1);
        stack[depth++] = i;
    }
    unsigned walks = 0;
    depth = 0;
    for (int i = n - 1; i >= 0; i--) {
        while (depth > 0 && heights[stack[depth - 1]] < heights[i]) depth--;
        walks += (unsigned)before[i] * (unsigned)((depth > 0 ? stack[depth - 1] : n) - i);
        stack[depth++] = i;
    }
    return (int)walks;
}
