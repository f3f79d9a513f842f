def streams_by_order(downstream)
  streams = downstream.size
  awaited = Array.new(streams + 1, 0) # tributaries whose order is not known yet
  downstream.each { |target| awaited[target] += 1 }

  highest = Array.new(streams + 1, 0) # highest order among the tributaries so far
  twice = Array.new(streams + 1, false) # whether two tributaries have it
  counts = []
  ready = (1..streams).select { |stream| awaited[stream].zero? }
  until ready.empty?
    stream = ready.pop
    order = highest[stream]
    order += 1 if twice[stream] || order.zero?
    counts[order - 1] = (counts[order - 1] || 0) + 1

    target = downstream[stream - 1]
    if order >= highest[target]
      twice[target] = order == highest[target]
      highest[target] = order
    end
    awaited[target] -= 1
    ready << target if target.positive? && awaited[target].zero?
  end
  counts
end
