# expect: WA
# Idea: the shortest period, that is impressions side by side.
def shortest_stamp(ribbon):
    border = [0] * len(ribbon)
    for i in range(1, len(ribbon)):
        k = border[i - 1]
        while k and ribbon[i] != ribbon[k]:
            k = border[k - 1]
        border[i] = k + (ribbon[i] == ribbon[k])
    return len(ribbon) - border[-1]
