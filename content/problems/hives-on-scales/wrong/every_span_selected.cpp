// expect: TLE
// Idea: part each span by selection, without sorting it.
std::vector<long long> best_trimmed_span(std::vector<long long> changes, long long window, long long cut) {
    std::vector<long long> best;
    for (std::size_t first = 0; first + window <= changes.size(); ++first) {
        std::vector<long long> span(changes.begin() + first, changes.begin() + first + window);
        std::nth_element(span.begin(), span.begin() + cut, span.end());
        std::nth_element(span.begin() + cut, span.begin() + (window - cut - 1), span.end());
        const long long left = std::accumulate(span.begin() + cut, span.begin() + (window - cut), 0LL);
        if (best.empty() || left > best[0]) best = {left, static_cast<long long>(first) + 1};
    }
    return best;
}
