# expect: WA
# Idea: if a stamp is long enough, longer ones are, too, so search by halving.
def shortest_stamp(ribbon):
    count = len(ribbon)
    same = [count] + [0] * (count - 1)
    start = end = 0
    for i in range(1, count):
        k = min(same[i - start], end - i) if i < end else 0
        while i + k < count and ribbon[k] == ribbon[i + k]:
            k += 1
        same[i] = k
        if i + k > end:
            start, end = i, i + k

    def possible(length):
        reach = 0
        for i in range(count):
            if i > reach:
                return False
            if same[i] >= length or i + same[i] == count:
                reach = i + length
        return reach >= count

    low, high = 1, count
    while low < high:
        middle = (low + high) // 2
        if possible(middle):
            high = middle
        else:
            low = middle + 1
    return low
