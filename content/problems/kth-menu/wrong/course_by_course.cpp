// expect: TLE
// Idea: go through the courses and always keep the k cheapest beginnings of a menu.
long long kth_menu(std::vector<std::vector<long long>> courses, long long k) {
    std::vector<long long> cheapest{0};
    for (auto &course : courses) {
        std::sort(course.begin(), course.end());
        std::vector<long long> next;
        if (course.size() == 1) {
            for (long long &price : cheapest) price += course[0];
            continue;
        }
        using State = std::tuple<long long, std::size_t, std::size_t>;
        std::priority_queue<State, std::vector<State>, std::greater<>> heap;
        for (std::size_t d = 0; d < course.size(); ++d) heap.emplace(cheapest[0] + course[d], d, 0);
        while (!heap.empty() && (long long)next.size() < k) {
            auto [price, d, i] = heap.top();
            heap.pop();
            next.push_back(price);
            if (i + 1 < cheapest.size()) heap.emplace(cheapest[i + 1] + course[d], d, i + 1);
        }
        cheapest = std::move(next);
    }
    return (long long)cheapest.size() < k ? -1 : cheapest[k - 1];
}
