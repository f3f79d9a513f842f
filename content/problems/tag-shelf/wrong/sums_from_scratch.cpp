// expect: TLE
// Idea: add up the widths anew for each number of tags.
long long tags_shown(std::vector<long long> widths, long long gap, long long line, long long plus, long long digit) {
    const int count = static_cast<int>(widths.size());
    for (int shown = count; shown >= 0; --shown) {
        long long taken = 0;
        for (int i = 0; i < shown; ++i) taken += widths[i] + gap;
        if (shown == count) taken -= gap;
        else taken += plus + digit * static_cast<long long>(std::to_string(count - shown).size());
        if (taken <= line) return shown;
    }
    return -1;
}
