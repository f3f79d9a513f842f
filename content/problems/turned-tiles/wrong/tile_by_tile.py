# expect: TLE
# Idea: take the tiles out of the box one after the other until one is missing.
def notice_copies(stock, notice):
    box = list(stock.replace("9", "6").replace("W", "M"))
    needed = notice.replace("9", "6").replace("W", "M").replace(" ", "")
    copies = 0
    while True:
        for tile in needed:
            if tile not in box:
                return copies
            box.remove(tile)
        copies += 1
