# expect: WA
# Idea: the same enumeration, with the courses in the order of the list.
from heapq import heappop, heappush


def kth_menu(courses, k):
    price = sum(map(min, courses))
    choices = [sorted(course) for course in courses if len(course) > 1]
    steps = [c[1] - c[0] for c in choices] + [0]
    menus = [(price + steps[0], 0, 1)] if choices else []
    for _ in range(k - 1):
        if not menus:
            return -1
        price, course, dish = heappop(menus)
        prices = choices[course]
        if dish + 1 < len(prices):
            heappush(menus, (price + prices[dish + 1] - prices[dish], course, dish + 1))
        if course + 1 < len(choices):
            heappush(menus, (price + steps[course + 1], course + 1, 1))
            if dish == 1:
                heappush(menus, (price - steps[course] + steps[course + 1], course + 1, 1))
    return price
