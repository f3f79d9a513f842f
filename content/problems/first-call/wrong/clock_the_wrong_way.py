# expect: WA
# Idea: add the difference of the clocks to the sister's times.
def joined(slots):
    whole = []
    for start, end in slots:
        if whole and whole[-1][1] == start:
            whole[-1][1] = end
        else:
            whole.append([start, end])
    return whole


def first_call(mine, theirs, ahead, minutes):
    here = joined(mine)
    there = joined([[start + ahead, end + ahead] for start, end in theirs])
    i = j = 0
    while i < len(here) and j < len(there):
        start = max(here[i][0], there[j][0])
        end = min(here[i][1], there[j][1])
        if end - start >= minutes:
            return start
        if here[i][1] < there[j][1]:
            i += 1
        else:
            j += 1
    return -1
