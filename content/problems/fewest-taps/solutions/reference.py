import sys


def taps(word: str, suggested: dict[str, str]) -> int:
    """suggested: the suggestion for each beginning of a word."""
    needed = 0
    written = 0  # letters of the word in the field
    while written < len(word):
        suggestion = suggested[word[:written]]
        if suggestion == word:
            return needed + 1
        # The suggestion stays the same up to where it parts from the word.
        parting = written
        while parting < len(word) and word[: parting + 1] == suggestion[: parting + 1]:
            parting += 1
        typed = parting - written
        accepted_and_shortened = 1 + len(suggestion) - parting
        needed += min(typed, accepted_and_shortened)
        if parting < len(word):
            needed += 1
        written = parting + 1
    return needed


def main() -> None:
    _, *lines = sys.stdin.read().splitlines()
    uses = {word: int(times) for word, times in map(str.split, lines)}

    suggested: dict[str, str] = {}
    for word in sorted(uses, key=lambda word: (-uses[word], word)):
        for length in range(len(word) + 1):
            suggested.setdefault(word[:length], word)

    print(sum(times * taps(word, suggested) for word, times in uses.items()))


main()
