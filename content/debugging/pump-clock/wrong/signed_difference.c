// expect: WA
// Idea: take the difference with its sign
// A pump that rests for a while between two runs.
typedef struct {
    uint32_t pause;
    uint32_t last_run;
    bool has_run;
} Pump;

// Whether the pump has rested for long enough.
static bool is_due(const Pump *pump, uint32_t now) {
    return !pump->has_run || (int64_t)now - (int64_t)pump->last_run >= (int64_t)pump->pause;
}

static void run(Pump *pump, uint32_t now) {
    pump->last_run = now;
    pump->has_run = true;
}

long long *pump_runs(long long pause, const long long *ticks, size_t ticks_len, size_t *out_len) {
    Pump pump = {.pause = (uint32_t)pause};
    long long *passes = malloc((ticks_len + 1) * sizeof *passes);
    *out_len = 0;
    for (size_t i = 0; i < ticks_len; i++) {
        uint32_t now = (uint32_t)ticks[i];
        if (is_due(&pump, now)) {
            run(&pump, now);
            passes[(*out_len)++] = (long long)i + 1;
        }
    }
    return passes;
}
