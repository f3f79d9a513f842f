from heapq import heappop, heappush


def kth_menu(courses: list[list[int]], k: int) -> int:
    price = sum(map(min, courses))
    # Only courses with a choice matter: those whose second dish adds least come first.
    choices = sorted((sorted(course) for course in courses if len(course) > 1), key=lambda c: c[1] - c[0])
    steps = [course[1] - course[0] for course in choices] + [0]

    # (price, course, dish): courses before this one are decided, those after it are at their cheapest.
    menus = [(price + steps[0], 0, 1)] if choices else []
    for _ in range(k - 1):
        if not menus:
            return -1
        price, course, dish = heappop(menus)
        prices = choices[course]
        if dish + 1 < len(prices):  # a dearer dish of this course
            heappush(menus, (price + prices[dish + 1] - prices[dish], course, dish + 1))
        following = course + 1
        if following < len(choices):
            step = steps[following]
            heappush(menus, (price + step, following, 1))  # this course stays, the next one changes
            if dish == 1:  # the next one changes instead of this one
                heappush(menus, (price - steps[course] + step, following, 1))
    return price
