# expect: WA
# Idea: begin a new group whenever a camel is heavier than the group so far, or the group is full.
def cheapest_split(loads, largest):
    pay, heaviest, size = 0, 0, 0
    for load in loads:
        if size == largest or load > heaviest:
            pay += heaviest
            heaviest, size = load, 0
        size += 1
    return pay + heaviest
