// For every place, how many letters from there on are the same as at the beginning of the text.
std::vector<int> matches(const std::string& text) {
    const int count = static_cast<int>(text.size());
    std::vector<int> same(count);
    same[0] = count;
    int start = 0, end = 0;  // the match found so far that goes furthest
    for (int place = 1; place < count; ++place) {
        int length = place < end ? std::min(same[place - start], end - place) : 0;
        while (place + length < count && text[length] == text[place + length]) ++length;
        same[place] = length;
        if (place + length > end) {
            start = place;
            end = place + length;
        }
    }
    return same;
}

long long shortest_stamp(std::string ribbon) {
    const int count = static_cast<int>(ribbon.size());
    const std::vector<int> same = matches(ribbon);

    // Places by their match, the shortest first. Those that match up to the tear suit every stamp.
    std::vector<std::vector<int>> matching(count);
    for (int place = 1; place < count; ++place) {
        if (place + same[place] < count) matching[same[place]].push_back(place);
    }

    // The places where the stamp can be pressed on, in a chain up to the tear.
    std::vector<int> before(count + 1), after(count + 1);
    std::iota(before.begin(), before.end(), -1);
    std::iota(after.begin(), after.end(), 1);
    int widest = 1;
    for (int length = 1; length < count; ++length) {
        for (int place : matching[length - 1]) {
            const int left = before[place], right = after[place];
            after[left] = right;
            before[right] = left;
            widest = std::max(widest, right - left);
        }
        if (widest <= length) return length;
    }
    return count;
}
