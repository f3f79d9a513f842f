# expect: WA
# Idea: a call has to lie within one row of each list.
def first_call(mine, theirs, ahead, minutes):
    i = j = 0
    while i < len(mine) and j < len(theirs):
        start = max(mine[i][0], theirs[j][0] - ahead)
        end = min(mine[i][1], theirs[j][1] - ahead)
        if end - start >= minutes:
            return start
        if mine[i][1] < theirs[j][1] - ahead:
            i += 1
        else:
            j += 1
    return -1
