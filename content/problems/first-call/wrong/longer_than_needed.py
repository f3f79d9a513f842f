# expect: WA
# Idea: the time together has to be longer than the call.
def first_call(mine, theirs, ahead, minutes):
    def joined(slots, shift):
        whole = []
        for start, end in slots:
            if whole and whole[-1][1] == start + shift:
                whole[-1][1] = end + shift
            else:
                whole.append([start + shift, end + shift])
        return whole

    here, there = joined(mine, 0), joined(theirs, -ahead)
    i = j = 0
    while i < len(here) and j < len(there):
        start = max(here[i][0], there[j][0])
        end = min(here[i][1], there[j][1])
        if end - start > minutes:
            return start
        if here[i][1] < there[j][1]:
            i += 1
        else:
            j += 1
    return -1
