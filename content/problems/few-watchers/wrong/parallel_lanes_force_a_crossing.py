# expect: WA
# Idea: more lanes than volunteers at a crossing force one there, also if all of them lead to one neighbour.
def fewest_watchers(lanes, most):
    def least(left, budget):
        if not left:
            return 0
        if budget <= 0:
            return 10 ** 6
        meeting = {}
        for a, b in left:
            meeting[a] = meeting.get(a, 0) + 1
            if a != b:
                meeting[b] = meeting.get(b, 0) + 1
        busiest = max(meeting, key=meeting.get)
        if meeting[busiest] > budget:
            return 1 + least([lane for lane in left if busiest not in lane], budget - 1)
        if len(left) > budget * budget:
            return 10 ** 6
        a, b = left[0]
        return 1 + min(least([lane for lane in left if c not in lane], budget - 1) for c in (a, b))

    best = least([tuple(lane) for lane in lanes], most)
    return best if best <= most else -1
