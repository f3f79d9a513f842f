# expect: WA
# Idea: the team consists of the rescuers with the greatest numbers.
from functools import reduce


def strongest_team(people, size):
    team = sorted(people, reverse=True)[:size]
    worth = reduce(int.__and__, team)
    return [worth, sum(person & worth == worth for person in people)]
