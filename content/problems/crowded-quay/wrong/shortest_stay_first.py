# expect: WA
# Idea: accept the ships with the shortest stays first, as long as they fit.
def most_ships(requests, berths):
    quay = [[] for _ in range(min(berths, len(requests)))]
    accepted = 0
    for arrive, leave in sorted(requests, key=lambda request: request[1] - request[0]):
        for berth in quay:
            if all(leave <= a or b <= arrive for a, b in berth):
                berth.append((arrive, leave))
                accepted += 1
                break
    return accepted
