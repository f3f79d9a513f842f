"""Print one input: generate.py SIZE SEED SHAPE. SIZE: number of tiles, nearly."""
import random
import sys


def panel(rng, rows, columns, exchanged):
    """The rows of a good panel as numbers, with the given tiles exchanged."""
    lines = [rng.getrandbits(columns - 1) if columns > 1 else 0 for _ in range(rows - 1)]
    lines = [2 * line + line.bit_count() % 2 for line in lines]
    last = 0
    for line in lines:
        last ^= line
    lines.append(last)
    for row, column in exchanged:
        lines[row] ^= 1 << column
    return [f"{line:0{columns}b}".replace("0", ".").replace("1", "#") for line in lines]


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    side = max(2, int(size**0.5))
    if shape == "growth":  # a square panel with one tile exchanged
        panels = [panel(rng, side, side, [(side // 3, side // 2)])]
    elif shape == "corner":  # the last tile of all
        panels = [panel(rng, side, side, [(side - 1, 0)])]
    elif shape == "tall":  # rows of two tiles
        panels = [panel(rng, size // 2, 2, [(size // 2 - 1, 1)])]
    elif shape == "broad":  # two long rows, whole
        panels = [panel(rng, 2, size // 2, [])]
    elif shape == "many":  # small panels with none to three tiles exchanged
        panels = []
        for _ in range(40):
            rows, columns = rng.randint(1, 9), rng.randint(1, 9)
            tiles = [(rng.randrange(rows), rng.randrange(columns)) for _ in range(rng.randint(0, 3))]
            panels.append(panel(rng, rows, columns, tiles))
    else:
        sys.exit(f"unknown shape {shape}")
    print(len(panels))
    for lines in panels:
        print(len(lines), len(lines[0]))
        print("\n".join(lines))


main()
