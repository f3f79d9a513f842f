# expect: WA
# Idea: the next menu changes a single dish of the cheapest one.
def kth_menu(courses, k):
    total = 1
    for course in courses:
        total *= len(course)
        if total >= k:
            break
    if total < k:
        return -1
    base = sum(map(min, courses))
    changes = [0]
    for course in courses:
        cheapest, *rest = sorted(course)
        changes.extend(price - cheapest for price in rest)
    changes.sort()
    return base + (changes[k - 1] if k <= len(changes) else changes[-1])
