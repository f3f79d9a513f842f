def shortest_walk(stalls, wanted)
  sold = stalls.tally
  missing = wanted.tally # below zero: more than needed
  return 0 if missing.any? { |ware, needed| sold.fetch(ware, 0) < needed }

  missing.default = 0
  portions = wanted.size # still to be found
  shortest = stalls.size
  first = 0
  (stalls + stalls).each_with_index do |ware, last|
    portions -= 1 if missing[ware].positive?
    missing[ware] -= 1
    while portions.zero?
      shortest = [shortest, last - first + 1].min
      left_behind = stalls[first % stalls.size]
      missing[left_behind] += 1
      portions += 1 if missing[left_behind].positive?
      first += 1
    end
  end
  shortest
end
