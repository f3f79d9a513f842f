# expect: TLE
# Idea: hand the microphone on turn by turn.
from collections import deque
import sys


def main():
    _, quantum, *talks = map(int, sys.stdin.read().split())
    patience = [0] * len(talks)
    waiting, now = deque(enumerate(talks)), 0
    while waiting:
        speaker, left = waiting.popleft()
        now += min(left, quantum)
        if left > quantum:
            waiting.append((speaker, left - quantum))
        else:
            patience[speaker] = now - talks[speaker]
    greatest = max(patience)
    print(greatest, patience.index(greatest) + 1, sum(patience))


main()
