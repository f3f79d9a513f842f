def tags_shown(widths: list[int], gap: int, line: int, plus: int, digit: int) -> int:
    count = len(widths)
    if sum(widths) + gap * (count - 1) <= line:
        return count

    most = -1
    taken = 0  # by the tags shown, with a gap behind each
    for shown, width in enumerate(widths):
        left_out = count - shown
        if taken + plus + digit * len(str(left_out)) <= line:
            most = shown
        taken += width + gap
    return most
