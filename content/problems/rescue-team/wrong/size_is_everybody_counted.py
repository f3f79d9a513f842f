# expect: WA
# Idea: only one best team counts, so as many rescuers as it has members.
def strongest_team(people, size):
    worth = 0
    candidates = people
    for skill in reversed(range(50)):
        skilled = [person for person in candidates if person >> skill & 1]
        if len(skilled) >= size:
            worth |= 1 << skill
            candidates = skilled
    return [worth, size]
