# expect: WA
# Idea: a last turn that fills the whole time needs one more turn to notice.
import sys


def main():
    _, quantum, *talks = map(int, sys.stdin.read().split())
    tree = [i & -i for i in range(len(talks) + 1)]
    rounds = [talk // quantum + 1 for talk in talks]
    patience = [0] * len(talks)
    said, remaining = 0, len(talks)
    for speaker in sorted(range(len(talks)), key=rounds.__getitem__):
        remaining -= 1
        i = speaker + 1
        while i < len(tree):
            tree[i] -= 1
            i += i & -i
        before, i = 0, speaker
        while i:
            before += tree[i]
            i &= i - 1
        patience[speaker] = said + (remaining * (rounds[speaker] - 1) + before) * quantum
        said += talks[speaker]
    greatest = max(patience)
    print(greatest, patience.index(greatest) + 1, sum(patience))


main()
