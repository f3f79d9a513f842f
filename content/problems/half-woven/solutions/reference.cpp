struct Group {
    std::size_t opening = 0;
    long long repeats = 1;
    long long threads = 0;  // of one turn
    long long dyed = 0;
    std::size_t closing = 0;
};

// The groups by the places of their opening parentheses.
std::unordered_map<std::size_t, Group> measure(const std::string& draft, char colour) {
    std::unordered_map<std::size_t, Group> groups;
    std::vector<Group> open(1);
    long long repeats = 0;
    for (std::size_t place = 0; place < draft.size(); ++place) {
        const char sign = draft[place];
        if (std::isdigit(sign)) {
            repeats = 10 * repeats + (sign - '0');
        } else if (sign == '(') {
            open.push_back({.opening = place, .repeats = repeats});
            repeats = 0;
        } else if (sign == ')') {
            Group group = open.back();
            open.pop_back();
            group.closing = place;
            open.back().threads += group.repeats * group.threads;
            open.back().dyed += group.repeats * group.dyed;
            groups[group.opening] = group;
        } else {
            ++open.back().threads;
            open.back().dyed += sign == colour;
        }
    }
    return groups;
}

long long half_woven(std::string draft, long long woven, std::string colour) {
    const auto groups = measure(draft, colour[0]);
    long long used = 0;
    for (std::size_t place = 0; woven > 0; ++place) {
        const char sign = draft[place];
        if (sign == '(') {
            const Group& group = groups.at(place);
            const long long turns = std::min(group.repeats, woven / group.threads);
            used += turns * group.dyed;
            woven -= turns * group.threads;
            // A turn that is not finished is followed inside.
            if (turns == group.repeats) place = group.closing;
        } else if (std::islower(sign)) {
            used += sign == colour[0];
            --woven;
        }
    }
    return used;
}
