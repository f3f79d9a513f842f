// expect: TLE
// Idea: for each rescuer as the first member, decide skill by skill who else can come along.
std::vector<long long> strongest_team(std::vector<long long> people, long long size) {
    long long worth = -1;
    for (long long first : people) {
        long long common = 0;
        for (int skill = 49; skill >= 0; --skill) {
            const long long wanted = common | (first & 1LL << skill);
            if (wanted == common) continue;
            long long count = 0;
            for (long long person : people) count += (person & wanted) == wanted;
            if (count >= size) common = wanted;
        }
        worth = std::max(worth, common);
    }
    long long members = 0;
    for (long long person : people) members += (person & worth) == worth;
    return {worth, members};
}
