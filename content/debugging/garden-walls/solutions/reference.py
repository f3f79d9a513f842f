class Garden:
    """Square tiles, some of which are walls."""

    def __init__(self, size: int, walls: list[list[int]]):
        self.size = size
        self.walls = {(column, row) for column, row in walls}

    def tile(self, pixel: int) -> int:
        """The column or row in which a pixel lies."""
        return pixel // self.size

    def tiles(self, first: int, length: int) -> range:
        """The columns or rows that a box covers."""
        return range(self.tile(first), self.tile(first + length - 1) + 1)

    def blocks(self, left: int, top: int, width: int, height: int) -> bool:
        return any(
            (column, row) in self.walls
            for column in self.tiles(left, width)
            for row in self.tiles(top, height)
        )


def blocked_boxes(size: int, walls: list[list[int]], boxes: list[list[int]]) -> list[int]:
    garden = Garden(size, walls)
    return [int(garden.blocks(*box)) for box in boxes]
