double farthest_beacon(std::vector<std::vector<long long>> points, std::vector<double> marks) {
    std::vector<double> walked(points.size(), 0.0); // distance to each point
    for (std::size_t i = 1; i < points.size(); ++i) {
        walked[i] = walked[i - 1] + std::hypot(points[i][0] - points[i - 1][0],
                                               points[i][1] - points[i - 1][1]);
    }

    double farthest = 0.0;
    for (double mark : marks) {
        // The first point beyond the mark ends a piece that is longer than 0.
        const std::size_t end = std::upper_bound(walked.begin(), walked.end(), mark) - walked.begin();
        double x = points.back()[0], y = points.back()[1];
        if (end < points.size()) {
            const auto &from = points[end - 1], &to = points[end];
            const double share = (mark - walked[end - 1]) / (walked[end] - walked[end - 1]);
            x = from[0] + share * (to[0] - from[0]);
            y = from[1] + share * (to[1] - from[1]);
        }
        farthest = std::max(farthest, std::hypot(x - points[0][0], y - points[0][1]));
    }
    return farthest;
}
