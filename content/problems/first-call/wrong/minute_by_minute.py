# expect: MLE
# Idea: mark every free minute and look for a long enough run.
def first_call(mine, theirs, ahead, minutes):
    free = set()
    for start, end in mine:
        free.update(range(start, end))
    both = set()
    for start, end in theirs:
        both.update(minute for minute in range(start - ahead, end - ahead) if minute in free)
    run, last = 0, None
    for minute in sorted(both):
        run = run + 1 if last == minute - 1 else 1
        last = minute
        if run == minutes:
            return minute - minutes + 1
    return -1
