# expect: WA
# Idea: a lane that leads back to its own crossing joins nothing and can be left out.
def fewest_watchers(lanes, most):
    def least(left, budget):
        if not left:
            return 0
        meeting = {}
        for lane in left:
            for c in lane:
                meeting[c] = meeting.get(c, 0) + 1
        busiest = max(meeting, key=meeting.get)
        if len(left) > meeting[busiest] * budget:
            return budget + 1
        if meeting[busiest] == 1:
            return len(left)
        here = 1 + least({lane for lane in left if busiest not in lane}, budget - 1)
        others = {a + b - busiest for a, b in left if busiest in (a, b)}
        if len(others) > budget:
            return here
        rest = {(a, b) for a, b in left if a not in others and b not in others}
        return min(here, len(others) + least(rest, budget - len(others)))

    best = least({(min(a, b), max(a, b)) for a, b in lanes if a != b}, most)
    return best if best <= most else -1
