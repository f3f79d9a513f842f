// expect: TLE
// Idea: for every gig, look at each gig that could come after it.
long long best_fees(std::vector<std::vector<long long>> gigs) {
    std::sort(gigs.begin(), gigs.end());
    const std::size_t n = gigs.size();
    std::vector<long long> best(n);
    long long answer = 0;
    for (std::size_t i = n; i-- > 0;) {
        const long long rested = 2 * gigs[i][1] - gigs[i][0];
        long long after = 0;
        for (std::size_t j = i + 1; j < n; ++j) {
            if (gigs[j][0] >= rested) after = std::max(after, best[j]);
        }
        best[i] = gigs[i][2] + after;
        answer = std::max(answer, best[i]);
    }
    return answer;
}
