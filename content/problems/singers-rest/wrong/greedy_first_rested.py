# expect: WA
# Idea: always take the gig whose rest is over first, as if all fees were equal.
def best_fees(gigs):
    total = free = 0
    for start, end, fee in sorted(gigs, key=lambda gig: 2 * gig[1] - gig[0]):
        if start >= free:
            total += fee
            free = 2 * end - start
    return total
