# expect: WA
# Idea: as long as a lane is unseen, put people at both of its ends.
def fewest_watchers(lanes, most):
    taken = set()
    for a, b in lanes:
        if a not in taken and b not in taken:
            taken |= {a, b}
    return len(taken) if len(taken) <= most else -1
