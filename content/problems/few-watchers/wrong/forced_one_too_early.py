# expect: WA
# Idea: a crossing with as many lanes as there are volunteers left must be taken.
def fewest_watchers(lanes, most):
    def least(left, budget):
        if not left:
            return 0
        meeting = {}
        for lane in left:
            for c in set(lane):
                meeting[c] = meeting.get(c, 0) + 1
        busiest = max(meeting, key=meeting.get)
        if budget <= 0 or len(left) > meeting[busiest] * budget:
            return budget + 1
        here = 1 + least({lane for lane in left if busiest not in lane}, budget - 1)
        others = {a + b - busiest for a, b in left if busiest in (a, b)}
        if len(others) >= budget:
            return here
        rest = {(a, b) for a, b in left if a not in others and b not in others}
        return min(here, len(others) + least(rest, budget - len(others)))

    loops = {a for a, b in lanes if a == b}
    different = {(min(a, b), max(a, b)) for a, b in lanes if a not in loops and b not in loops}
    best = len(loops) + least(different, most - len(loops))
    return best if best <= most else -1
