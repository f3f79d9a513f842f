require "set"

# The least number for different lanes without loops, or most + 1 if it is greater than most.
def watchers(lanes, most)
  return 0 if lanes.empty?

  busiest, count = lanes.flatten.tally.max_by(&:last)
  return most + 1 if lanes.size > count * most
  return lanes.size if count == 1 # lanes apart from each other

  # Either somebody stands at the busiest crossing, or at the other end of each of its lanes.
  seen, rest = lanes.partition { |lane| lane.include?(busiest) }
  here = 1 + watchers(rest, most - 1)
  allowed = [most, here - 1].min # only fewer than that would help
  return here if count > allowed

  others = seen.flatten.to_set.delete(busiest)
  rest = rest.reject { |a, b| others.include?(a) || others.include?(b) }
  [here, count + watchers(rest, allowed - count)].min
end

def fewest_watchers(lanes, most)
  loops = lanes.select { |a, b| a == b }.map(&:first).to_set
  return -1 if loops.size > most

  others = lanes.reject { |a, b| loops.include?(a) || loops.include?(b) }
  least = loops.size + watchers(others.map(&:sort).uniq, most - loops.size)
  least <= most ? least : -1
end
