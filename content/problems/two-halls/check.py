"""check.py INPUT EXPECTED OUTPUT: exit 0 if OUTPUT holds a right answer, else 1 with a reason.

Only the first word of EXPECTED is used; a claim is accepted on its own evidence.
"""
import sys

MOST_BYTES = 4_000_000  # far more than the longest right answer needs


def reject(reason):
    print(reason)
    sys.exit(1)


def read_input(path):
    with open(path, encoding="ascii") as file:
        numbers = [int(word) for word in file.read().split()]
    speakers, count = numbers[0], numbers[1]
    return speakers, list(zip(numbers[2:2 + 2 * count:2], numbers[3:3 + 2 * count:2]))


def read_output(path):
    with open(path, "rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        reject("the output is too long")
    try:
        return data.decode("ascii").split()
    except UnicodeDecodeError:
        reject("the output is not plain text")


def check_split(words, speakers, refusals):
    if len(words) != speakers:
        reject(f"SPLIT needs one hall for each of the {speakers} speakers, found {len(words)}")
    if any(word not in ("1", "2") for word in words):
        reject("a hall is neither 1 nor 2")
    for a, b in refusals:
        if words[a - 1] == words[b - 1]:
            reject(f"speakers {a} and {b} refuse each other but share a hall")


def check_ring(words, speakers, refusals):
    if len(words) > speakers:
        reject("a speaker appears twice in the ring")
    if len(words) < 3 or len(words) % 2 == 0:
        reject("a ring needs an odd number of speakers, at least three")
    if any(not word.isdigit() or len(word) > 7 for word in words):
        reject("the ring holds something that is not a speaker's number")
    ring = [int(word) for word in words]
    if any(not 1 <= speaker <= speakers for speaker in ring):
        reject("the ring holds a speaker who does not exist")
    if len(set(ring)) != len(ring):
        reject("a speaker appears twice in the ring")
    known = {(a, b) for a, b in refusals} | {(b, a) for a, b in refusals}
    for a, b in zip(ring, ring[1:] + ring[:1]):
        if (a, b) not in known:
            reject(f"speakers {a} and {b} are neighbours in the ring but do not refuse each other")


def main():
    input_path, expected_path, output_path = sys.argv[1:4]
    speakers, refusals = read_input(input_path)
    words = read_output(output_path)
    if not words or words[0] not in ("SPLIT", "RING"):
        reject("the first line must be SPLIT or RING")
    check = check_split if words[0] == "SPLIT" else check_ring
    check(words[1:], speakers, refusals)

    # Both kinds of evidence cannot hold at once; this guards the test data itself.
    with open(expected_path, encoding="ascii") as file:
        expected = file.read().split()
    if expected and expected[0] != words[0]:
        reject("the answer contradicts the test data; please report this problem")


main()
