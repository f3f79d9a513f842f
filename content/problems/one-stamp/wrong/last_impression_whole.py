# expect: WA
# Idea: the last impression has to lie on the piece as a whole, so the stamp is also at its end.
def shortest_stamp(ribbon):
    count = len(ribbon)
    border = [0] * (count + 1)
    k = 0
    for i in range(1, count):
        while k and ribbon[i] != ribbon[k]:
            k = border[k]
        k += ribbon[i] == ribbon[k]
        border[i + 1] = k
    # cover[i]: the shortest stamp of the first i letters; reach: how far it has got
    cover, reach = list(range(count + 1)), [0] * (count + 1)
    for i in range(1, count + 1):
        shorter = cover[border[i]]
        if shorter and reach[shorter] >= i - shorter:
            cover[i] = shorter
        reach[cover[i]] = i
    return cover[count]
