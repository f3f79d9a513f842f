// expect: WA
// Idea: give the sorted values a name of their own that means the same vector
// Remembers the latest measurements and tells their percentiles.
class LatencyWindow {
public:
    static constexpr long long nothing = -1;

    explicit LatencyWindow(std::size_t size) : size_(size) {}

    void add(long long value) {
        if (values_.size() == size_) {
            values_.erase(values_.begin());
        }
        values_.push_back(value);
    }

    long long percentile(std::size_t percent) {
        if (values_.empty()) {
            return nothing;
        }
        auto &ordered = values_;
        std::sort(ordered.begin(), ordered.end());
        // The rank is a whole number: percent of the count, rounded up.
        std::size_t rank = (percent * values_.size() + 99) / 100;
        return ordered[rank - 1];
    }

private:
    std::size_t size_;
    std::vector<long long> values_;
};

std::vector<long long> percentile_answers(long long size, std::vector<long long> events) {
    LatencyWindow window(static_cast<std::size_t>(size));
    std::vector<long long> answers;
    for (long long event : events) {
        if (event < 0) {
            answers.push_back(window.percentile(static_cast<std::size_t>(-event)));
        } else {
            window.add(event);
        }
    }
    return answers;
}
