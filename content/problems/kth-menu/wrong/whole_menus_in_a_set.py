# expect: MLE
# Idea: keep whole menus in the heap, with every single change as a successor and a set of those seen.
from heapq import heappop, heappush


def kth_menu(courses, k):
    courses = [sorted(course) for course in courses]
    start = tuple([0] * len(courses))
    heap = [(sum(course[0] for course in courses), start)]
    seen = {start}
    price = -1
    for _ in range(k):
        if not heap:
            return -1
        price, menu = heappop(heap)
        for i, dish in enumerate(menu):
            if dish + 1 < len(courses[i]):
                other = menu[:i] + (dish + 1,) + menu[i + 1:]
                if other not in seen:
                    seen.add(other)
                    heappush(heap, (price - courses[i][dish] + courses[i][dish + 1], other))
    return price
