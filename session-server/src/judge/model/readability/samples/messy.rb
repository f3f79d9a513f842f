LIMIT = 3

def totalOf(values) # <- naming
  spare = 1 # <- dead_code
  sum = 0
  values.each do |value|
    next if value > LIMIT
    sum += value
  end
  return sum
  puts sum # <- dead_code
end

def deep(rows)
  for row in rows
    for cell in row
      if cell > 1
        while cell > 2
          unless cell.odd? # <- nesting
            return cell
          end
        end
      end
    end
  end
end

puts totalOf([1]), deep([])
