// expect: TLE
// Idea: the matches are found quickly, but all places are scanned for each length.
long long shortest_stamp(std::string ribbon) {
    const int count = static_cast<int>(ribbon.size());
    std::vector<int> same(count);
    same[0] = count;
    for (int i = 1, start = 0, end = 0; i < count; ++i) {
        int k = i < end ? std::min(same[i - start], end - i) : 0;
        while (i + k < count && ribbon[k] == ribbon[i + k]) ++k;
        same[i] = k;
        if (i + k > end) start = i, end = i + k;
    }
    for (int length = 1; length < count; ++length) {
        int reach = 0;
        for (int i = 0; i < count && i <= reach; ++i) {
            if (same[i] >= length || i + same[i] == count) reach = i + length;
        }
        if (reach >= count) return length;
    }
    return count;
}
