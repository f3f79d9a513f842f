# expect: WA
# Idea: remember only the roofs of houses that have a view themselves.
def sea_windows(windows, roofs):
    answer = []
    highest_roof = 0
    for i in range(len(windows) - 1, -1, -1):
        if windows[i] > highest_roof:
            answer.append(i + 1)
            highest_roof = roofs[i]
    return answer[::-1]
