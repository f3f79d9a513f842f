// expect: TLE
// Idea: for every beacon, walk the trail from its start.
double farthest_beacon(std::vector<std::vector<long long>> points, std::vector<double> marks) {
    double best = 0;
    for (double mark : marks) {
        double left = mark, x = points.back()[0], y = points.back()[1];
        for (std::size_t i = 1; i < points.size(); ++i) {
            double dx = points[i][0] - points[i - 1][0], dy = points[i][1] - points[i - 1][1];
            double piece = std::sqrt(dx * dx + dy * dy);
            if (left < piece) {
                x = points[i - 1][0] + left / piece * dx;
                y = points[i - 1][1] + left / piece * dy;
                break;
            }
            left -= piece;
        }
        best = std::max(best, std::hypot(x - points[0][0], y - points[0][1]));
    }
    return best;
}
