require "set"

count = $stdin.gets.to_i
inside = Set.new
peak = peak_scan = 0

1.upto(count) do |scan|
  crate = $stdin.gets.chomp
  # Set#add? tells whether the crate was still outside.
  inside.delete(crate) unless inside.add?(crate)
  peak, peak_scan = inside.size, scan if inside.size > peak
end

puts [peak, peak_scan, inside.size].join(" ")
