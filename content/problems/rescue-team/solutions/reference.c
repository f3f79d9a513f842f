#include <stdlib.h>

static long long having(const long long *people, size_t people_len, long long skills) {
    long long count = 0;
    for (size_t i = 0; i < people_len; ++i) count += (people[i] & skills) == skills;
    return count;
}

long long *strongest_team(const long long *people, size_t people_len, long long size, size_t *out_len) {
    long long worth = 0;
    for (int skill = 49; skill >= 0; --skill) {
        const long long wanted = worth | 1LL << skill;
        if (having(people, people_len, wanted) >= size) worth = wanted;
    }

    long long *result = malloc(2 * sizeof *result);
    result[0] = worth;
    result[1] = having(people, people_len, worth);
    *out_len = 2;
    return result;
}
