struct Menu {
    long long price;
    std::size_t course, dish; // courses before this one are decided, those after it are at their cheapest
    bool operator>(const Menu &other) const { return price > other.price; }
};

long long kth_menu(std::vector<std::vector<long long>> courses, long long k) {
    long long price = 0;
    std::vector<std::vector<long long>> choices; // only courses with a choice matter
    for (auto &course : courses) {
        std::sort(course.begin(), course.end());
        price += course[0];
        if (course.size() > 1) choices.push_back(std::move(course));
    }
    const auto step = [&](std::size_t course) { return choices[course][1] - choices[course][0]; };
    std::sort(choices.begin(), choices.end(), [](const auto &a, const auto &b) { return a[1] - a[0] < b[1] - b[0]; });

    std::priority_queue<Menu, std::vector<Menu>, std::greater<>> menus;
    if (!choices.empty()) menus.push({price + step(0), 0, 1});
    for (long long proposal = 2; proposal <= k; ++proposal) {
        if (menus.empty()) return -1;
        const auto [cost, course, dish] = menus.top();
        menus.pop();
        price = cost;
        const auto &prices = choices[course];
        if (dish + 1 < prices.size()) { // a dearer dish of this course
            menus.push({price + prices[dish + 1] - prices[dish], course, dish + 1});
        }
        if (course + 1 < choices.size()) {
            const long long changed = price + step(course + 1);
            menus.push({changed, course + 1, 1}); // this course stays, the next one changes
            if (dish == 1) menus.push({changed - step(course), course + 1, 1}); // changes instead of this one
        }
    }
    return price;
}
