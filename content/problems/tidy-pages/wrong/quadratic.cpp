// expect: TLE
// Idea: add the parts one by one to a list of separate runs, going through the whole list each time.
std::string tidy_pages(std::string pages) {
    std::vector<std::pair<long long, long long>> runs;
    std::stringstream in(pages);
    std::string part;
    while (std::getline(in, part, ',')) {
        auto dash = part.find('-');
        long long first = std::stoll(part.substr(0, dash));
        long long last = dash == std::string::npos ? first : std::stoll(part.substr(dash + 1));
        std::vector<std::pair<long long, long long>> kept;
        for (auto &run : runs) {
            if (run.second + 1 < first || last + 1 < run.first) {
                kept.push_back(run);
            } else {
                first = std::min(first, run.first);
                last = std::max(last, run.second);
            }
        }
        kept.emplace_back(first, last);
        runs = kept;
    }
    std::sort(runs.begin(), runs.end());
    std::string out;
    for (auto &run : runs) {
        if (!out.empty()) out += ',';
        out += std::to_string(run.first);
        if (run.first < run.second) out += "-" + std::to_string(run.second);
    }
    return out;
}
