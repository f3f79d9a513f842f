// expect: TLE
// Idea: measure a group by walking through it each time one is met.
std::pair<long long, long long> whole(const std::string& draft, std::size_t& place, char colour) {
    std::vector<std::array<long long, 3>> open{{1, 0, 0}};
    long long number = 0;
    for (;; ++place) {
        char sign = draft[place];
        if (sign >= '0' && sign <= '9') {
            number = 10 * number + (sign - '0');
        } else if (sign == '(') {
            open.push_back({number, 0, 0});
            number = 0;
        } else if (sign == ')') {
            if (open.size() == 1) return {open[0][1], open[0][2]};
            auto group = open.back();
            open.pop_back();
            open.back()[1] += group[0] * group[1];
            open.back()[2] += group[0] * group[2];
        } else {
            ++open.back()[1];
            open.back()[2] += sign == colour;
        }
    }
}

long long half_woven(std::string draft, long long woven, std::string colour) {
    long long used = 0, number = 0;
    for (std::size_t place = 0; woven > 0; ++place) {
        char sign = draft[place];
        if (sign >= '0' && sign <= '9') {
            number = 10 * number + (sign - '0');
        } else if (sign == '(') {
            std::size_t closing = place + 1;
            auto [threads, dyed] = whole(draft, closing, colour[0]);
            long long turns = std::min(number, woven / threads);
            used += turns * dyed;
            woven -= turns * threads;
            if (turns == number) place = closing;
            number = 0;
        } else if (sign != ')') {
            used += sign == colour[0];
            --woven;
        }
    }
    return used;
}
