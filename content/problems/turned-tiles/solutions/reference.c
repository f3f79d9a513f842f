enum { CHARACTERS = 128 };

/* Both readings of a tile are counted as one of them. */
static void count_tiles(const char *text, long long counts[CHARACTERS]) {
    for (; *text != '\0'; text++) {
        counts[(unsigned char)*text]++;
    }
    counts['6'] += counts['9'];
    counts['M'] += counts['W'];
    counts['9'] = counts['W'] = counts[' '] = 0;
}

long long notice_copies(const char *stock, const char *notice) {
    long long have[CHARACTERS] = {0};
    long long needed[CHARACTERS] = {0};
    count_tiles(stock, have);
    count_tiles(notice, needed);
    long long copies = LLONG_MAX;
    for (int tile = 0; tile < CHARACTERS; tile++) {
        if (needed[tile] > 0 && have[tile] / needed[tile] < copies) {
            copies = have[tile] / needed[tile];
        }
    }
    return copies;
}
