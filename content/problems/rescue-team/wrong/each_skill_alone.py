# expect: WA
# Idea: every skill that enough rescuers have counts, no matter whether they are the same ones.
def strongest_team(people, size):
    worth = 0
    for skill in range(50):
        if sum(person >> skill & 1 for person in people) >= size:
            worth |= 1 << skill
    return [worth, sum(person & worth == worth for person in people)]
