# expect: WA
# Idea: always put somebody at the crossing that sees the most lanes not seen yet.
from collections import Counter


def fewest_watchers(lanes, most):
    left = {(min(a, b), max(a, b)) for a, b in lanes}
    used = 0
    while left and used <= most:
        meeting = Counter(c for lane in left for c in set(lane))
        busiest = max(meeting, key=meeting.get)
        left = {lane for lane in left if busiest not in lane}
        used += 1
    return used if used <= most else -1
