// A pump that rests for a while between two runs.
class Pump {
public:
    explicit Pump(std::uint32_t pause) : pause(pause) {}

    // Whether the pump has rested for long enough.
    bool is_due(std::uint32_t now) const {
        return !last_run || now - *last_run >= pause;
    }

    void run(std::uint32_t now) {
        last_run = now;
    }

private:
    std::uint32_t pause;
    std::optional<std::uint32_t> last_run;
};

std::vector<long long> pump_runs(long long pause, std::vector<long long> ticks) {
    Pump pump(static_cast<std::uint32_t>(pause));
    std::vector<long long> passes;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const auto now = static_cast<std::uint32_t>(ticks[i]);
        if (pump.is_due(now)) {
            pump.run(now);
            passes.push_back(static_cast<long long>(i) + 1);
        }
    }
    return passes;
}
