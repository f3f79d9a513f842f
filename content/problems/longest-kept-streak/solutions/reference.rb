def longest_kept_streak(days, k)
  best = left = 0
  days.each_with_index do |day, right|
    # Missed days inside the window: calendar span less its practice days.
    left += 1 while day - days[left] - (right - left) > k
    best = [best, day - days[left] + 1].max
  end
  best
end
