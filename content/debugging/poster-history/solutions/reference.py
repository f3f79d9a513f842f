class Poster:
    """Shapes on a poster, and those that were taken away by undo."""

    def __init__(self):
        self.shapes: list[int] = []
        self.undone: list[int] = []

    def draw(self, shape: int) -> None:
        self.undone.clear()
        self.shapes.append(shape)

    def undo(self) -> None:
        if self.shapes:
            self.undone.append(self.shapes.pop())

    def redo(self) -> None:
        if self.undone:
            self.shapes.append(self.undone.pop())


UNDO, REDO = 0, -1


def shapes_left(actions: list[int]) -> list[int]:
    poster = Poster()
    for action in actions:
        if action == UNDO:
            poster.undo()
        elif action == REDO:
            poster.redo()
        else:
            poster.draw(action)
    return poster.shapes
