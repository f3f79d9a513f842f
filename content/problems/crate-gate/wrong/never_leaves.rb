# expect: WA
# Idea: count different labels; the second scan of a crate is ignored.
count = gets.to_i
seen = {}
peak_scan = 0
1.upto(count) do |scan|
  crate = gets.chomp
  next if seen.key?(crate)

  seen[crate] = true
  peak_scan = scan
end
puts "#{seen.size} #{peak_scan} #{seen.size}"
