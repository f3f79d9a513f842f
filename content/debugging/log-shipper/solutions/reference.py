class Shipper:
    """Collects log lines and ships them in batches."""

    def __init__(self, max_lines: int, max_bytes: int):
        self.max_lines = max_lines
        self.max_bytes = max_bytes
        self.lines = 0
        self.bytes = 0
        self.shipped: list[int] = []

    def add(self, size: int) -> None:
        if self.bytes + size > self.max_bytes:
            self.ship()
        self.lines += 1
        self.bytes += size
        if self.lines == self.max_lines:
            self.ship()

    def ship(self) -> None:
        self.shipped.append(self.bytes)
        self.lines = 0
        self.bytes = 0


def ship_lines(sizes: list[int], max_lines: int, max_bytes: int) -> list[int]:
    shipper = Shipper(max_lines, max_bytes)
    for size in sizes:
        shipper.add(size)
    if shipper.lines > 0:
        shipper.ship()
    return shipper.shipped
