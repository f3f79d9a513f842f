SKILLS = 50


def strongest_team(people: list[int], size: int) -> list[int]:
    worth = 0
    candidates = people  # those who have all skills that the team is to have
    for skill in reversed(range(SKILLS)):
        value = 1 << skill
        skilled = [person for person in candidates if person & value]
        if len(skilled) >= size:
            worth += value
            candidates = skilled
    return [worth, len(candidates)]
