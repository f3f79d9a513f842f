// The sum of the lowest few of the changes that are held, which come and go.
class Lowest {
public:
    using Change = std::pair<long long, int>;  // grams and hour

    explicit Lowest(std::size_t few) : few_(few) {}

    void add(const Change& change) {
        low_.insert(change);
        sum_ += change.first;
        if (low_.size() > few_) {
            const auto greatest = std::prev(low_.end());
            sum_ -= greatest->first;
            high_.insert(low_.extract(greatest));
        }
    }

    void remove(const Change& change) {
        if (low_.erase(change) == 0) {
            high_.erase(change);
            return;
        }
        sum_ -= change.first;
        if (!high_.empty()) {
            sum_ += high_.begin()->first;
            low_.insert(high_.extract(high_.begin()));
        }
    }

    long long sum() const { return sum_; }

private:
    std::size_t few_;
    long long sum_ = 0;
    std::set<Change> low_, high_;
};

std::vector<long long> best_trimmed_span(std::vector<long long> changes, long long window, long long cut) {
    // What is left of a span: its lowest (window - cut) changes without its lowest (cut).
    Lowest wide(window - cut), narrow(cut);
    std::vector<long long> best;
    for (int hour = 0; hour < static_cast<int>(changes.size()); ++hour) {
        if (hour >= window) {
            const Lowest::Change gone{changes[hour - window], hour - window};
            wide.remove(gone);
            narrow.remove(gone);
        }
        wide.add({changes[hour], hour});
        narrow.add({changes[hour], hour});
        const long long first = hour - window + 1;
        const long long left = wide.sum() - narrow.sum();
        if (first >= 0 && (best.empty() || left > best[0])) best = {left, first + 1};
    }
    return best;
}
