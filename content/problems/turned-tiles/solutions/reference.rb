def count_tiles(text)
  text.tr('9W', '6M').delete(' ').each_char.tally
end

def notice_copies(stock, notice)
  have = count_tiles(stock)
  count_tiles(notice).map { |tile, needed| have.fetch(tile, 0) / needed }.min
end
