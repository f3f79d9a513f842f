// expect: TLE
// Idea: walk from every peak to both sides until one at least as high stands there.
long long single_summit_walks(std::vector<long long> heights) {
    long long n = static_cast<long long>(heights.size());
    long long walks = 0;
    for (long long i = 0; i < n; ++i) {
        long long left = i - 1, right = i + 1;
        while (left >= 0 && heights[left] < heights[i]) --left;
        while (right < n && heights[right] < heights[i]) ++right;
        walks += (i - left) * (right - i);
    }
    return walks;
}
