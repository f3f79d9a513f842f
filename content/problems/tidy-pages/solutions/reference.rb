def tidy_pages(pages)
  ranges = pages.split(",").map do |part|
    first, last = part.split("-").map(&:to_i)
    [first, last || first]
  end

  runs = []
  ranges.sort.each do |first, last|
    if runs.any? && first <= runs.last[1] + 1
      runs.last[1] = [runs.last[1], last].max
    else
      runs << [first, last]
    end
  end
  runs.map { |first, last| first < last ? "#{first}-#{last}" : first.to_s }.join(",")
end
