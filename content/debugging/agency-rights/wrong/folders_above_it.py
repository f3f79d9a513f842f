# expect: WA
# Idea: forget the folder and those it lies in
class Rights:
    """The levels of folders, which hand them down to the folders in them."""

    def __init__(self, parents: list[int]):
        self.parents = parents
        self.rules: dict[int, int] = {}
        self.known: dict[int, int] = {}

    def set_rule(self, folder: int, level: int) -> None:
        self.rules[folder] = level
        self.forget(folder)

    def remove_rule(self, folder: int) -> None:
        self.rules.pop(folder, None)
        self.forget(folder)

    def forget(self, folder: int) -> None:
        while folder != 0:
            self.known.pop(folder, None)
            folder = self.parents[folder - 1]

    def level(self, folder: int) -> int:
        if folder == 0:
            return 0
        if folder not in self.known:
            if folder in self.rules:
                self.known[folder] = self.rules[folder]
            else:
                self.known[folder] = self.level(self.parents[folder - 1])
        return self.known[folder]


SET, REMOVE = 1, 2


def rights_granted(parents: list[int], events: list[list[int]]) -> list[int]:
    rights = Rights(parents)
    answers = []
    for kind, folder, level in events:
        if kind == SET:
            rights.set_rule(folder, level)
        elif kind == REMOVE:
            rights.remove_rule(folder)
        else:
            answers.append(int(rights.level(folder) >= level))
    return answers
