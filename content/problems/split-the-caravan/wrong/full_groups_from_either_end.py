# expect: WA
# Idea: full groups with one smaller group at the place where it is best.
def cheapest_split(loads, largest):
    n = len(loads)
    front = [0]
    for i in range(0, n - n % largest, largest):
        front.append(front[-1] + max(loads[i:i + largest]))
    if n % largest == 0:
        return front[-1]
    back = [0]
    for end in range(n, n % largest, -largest):
        back.append(back[-1] + max(loads[end - largest:end]))
    groups, rest = divmod(n, largest)
    return min(front[g] + max(loads[g * largest:g * largest + rest]) + back[groups - g] for g in range(groups + 1))
