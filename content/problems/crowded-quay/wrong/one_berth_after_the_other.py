# expect: WA
# Idea: fill the first berth as well as possible, the second with the rest, and so on; ships by the time they leave.
def most_ships(requests, berths):
    rest = sorted(requests, key=lambda request: request[1])
    accepted = 0
    for _ in range(berths):
        free, left_over = 0, []
        for arrive, leave in rest:
            if free <= arrive:
                free = leave
                accepted += 1
            else:
                left_over.append((arrive, leave))
        if not left_over:
            break
        rest = left_over
    return accepted
