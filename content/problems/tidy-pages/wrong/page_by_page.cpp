// expect: TLE
// Idea: walk over every page of every part, keeping only the pages where runs begin and end.
std::string tidy_pages(std::string pages) {
    std::vector<std::pair<long long, long long>> parts;
    std::stringstream in(pages);
    std::string part;
    while (std::getline(in, part, ',')) {
        auto dash = part.find('-');
        long long first = std::stoll(part.substr(0, dash));
        long long last = dash == std::string::npos ? first : std::stoll(part.substr(dash + 1));
        parts.emplace_back(first, last);
    }
    std::vector<bool> wanted(1'000'000'002, false);
    for (auto [first, last] : parts)
        for (long long page = first; page <= last; ++page) wanted[page] = true;
    std::string out;
    for (long long page = 1; page <= 1'000'000'000; ++page) {
        if (!wanted[page] || wanted[page - 1]) continue;
        long long last = page;
        while (wanted[last + 1]) ++last;
        if (!out.empty()) out += ',';
        out += std::to_string(page);
        if (last > page) out += "-" + std::to_string(last);
    }
    return out;
}
