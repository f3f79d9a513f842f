# expect: TLE
# Idea: weave thread after thread, with a stack of open parentheses and turns left.
def half_woven(draft, woven, colour):
    used = place = number = 0
    open_groups = []
    while woven > 0:
        sign = draft[place]
        place += 1
        if sign.isdigit():
            number = 10 * number + int(sign)
        elif sign == "(":
            open_groups.append([place, number])
            number = 0
        elif sign == ")":
            open_groups[-1][1] -= 1
            if open_groups[-1][1] > 0:
                place = open_groups[-1][0]
            else:
                open_groups.pop()
        else:
            used += sign == colour
            woven -= 1
    return used
