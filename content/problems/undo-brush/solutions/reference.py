import sys


def main() -> None:
    words = sys.stdin.read().split()
    strokes = []  # the visible ones, then those that can be redone
    visible = 0
    for action, number in zip(words[1::2], map(int, words[2::2])):
        if action == "draw":
            del strokes[visible:]
            strokes.append(number)
            visible += 1
        elif action == "undo":
            visible = max(visible - number, 0)
        else:
            visible = min(visible + number, len(strokes))
    print(visible, len(strokes) - visible, sum(strokes[:visible]))


main()
