# expect: WA
# Idea: people are done in the order of how long they speak.
import sys


def main():
    _, quantum, *talks = map(int, sys.stdin.read().split())
    tree = [i & -i for i in range(len(talks) + 1)]
    patience = [0] * len(talks)
    said, remaining = 0, len(talks)
    for speaker in sorted(range(len(talks)), key=talks.__getitem__):
        remaining -= 1
        i = speaker + 1
        while i < len(tree):
            tree[i] -= 1
            i += i & -i
        before, i = 0, speaker
        while i:
            before += tree[i]
            i &= i - 1
        rounds = -(-talks[speaker] // quantum)
        patience[speaker] = said + (remaining * (rounds - 1) + before) * quantum
        said += talks[speaker]
    greatest = max(patience)
    print(greatest, patience.index(greatest) + 1, sum(patience))


main()
