# expect: WA
# Idea: take the shortest stamp that covers nearly all, and let the rest be the beginning of one more behind it.
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
    chains = [[] for _ in range(count + 2)]
    for i in range(1, count):
        chains[same[i] + 1].append(i)
    before, after = list(range(-1, count)), list(range(1, count + 2))
    widest, last = 1, count - 1
    for length in range(1, count):
        for i in chains[length]:
            left, right = before[i], after[i]
            after[left], before[right] = right, left
            if right < count:
                widest = max(widest, right - left)
        last = before[count]
        rest = last + length
        if widest <= length and (rest >= count or rest + same[rest] == count):
            return length
    return count
