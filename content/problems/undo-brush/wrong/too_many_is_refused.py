# expect: WA
# Idea: an undo or redo of more strokes than there are does nothing.
import sys


def main():
    words = sys.stdin.read().split()
    strokes = []
    visible = 0
    for action, number in zip(words[1::2], map(int, words[2::2])):
        if action == "draw":
            del strokes[visible:]
            strokes.append(number)
            visible += 1
        elif action == "undo":
            if number <= visible:
                visible -= number
        elif visible + number <= len(strokes):
            visible += number
    print(visible, len(strokes) - visible, sum(strokes[:visible]))


main()
