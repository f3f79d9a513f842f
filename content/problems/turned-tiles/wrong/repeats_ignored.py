# expect: WA
# Idea: the rarest character of the notice decides, however often the notice needs it.
def notice_copies(stock, notice):
    stock = stock.replace("9", "6").replace("W", "M")
    notice = notice.replace("9", "6").replace("W", "M").replace(" ", "")
    return min(stock.count(tile) for tile in set(notice))
