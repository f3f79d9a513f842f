# expect: WA
# Idea: two stacks, but drawing leaves the stack for redo as it is.
import sys


def main():
    words = sys.stdin.read().split()
    shown, hidden = [], []
    for action, number in zip(words[1::2], map(int, words[2::2])):
        if action == "draw":
            shown.append(number)
        elif action == "undo":
            for _ in range(min(number, len(shown))):
                hidden.append(shown.pop())
        else:
            for _ in range(min(number, len(hidden))):
                shown.append(hidden.pop())
    print(len(shown), len(hidden), sum(shown))


main()
