// expect: TLE
// Idea: go through the timetable from its top for every person.
long long total_wait(long long period, std::vector<long long> departures, std::vector<long long> arrivals) {
    long long total = 0;
    for (long long arrival : arrivals) {
        long long second = arrival % period;
        std::size_t i = 0;
        while (i < departures.size() && departures[i] < second) ++i;
        total += (i < departures.size() ? departures[i] : departures[0] + period) - second;
    }
    return total;
}
