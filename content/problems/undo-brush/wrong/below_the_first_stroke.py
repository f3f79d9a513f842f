# expect: WA
# Idea: a cursor that undo may push below zero.
import sys


def main():
    words = sys.stdin.read().split()
    strokes = []
    visible = 0
    for action, number in zip(words[1::2], map(int, words[2::2])):
        if action == "draw":
            strokes = strokes if visible == len(strokes) else strokes[:max(visible, 0)]
            strokes.append(number)
            visible += 1
        elif action == "undo":
            visible -= number
        else:
            visible = min(visible + number, len(strokes))
    visible = max(visible, 0)
    print(visible, len(strokes) - visible, sum(strokes[:visible]))


main()
