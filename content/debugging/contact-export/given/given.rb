SEPARATOR = ","
QUOTE = '"'

# Whether a reader would misunderstand the bare field.
def needs_quotes?(field)
  field.include?(SEPARATOR) || field.start_with?(" ") || field.end_with?(" ")
end

def cell(field)
  return field unless needs_quotes?(field)

  QUOTE + field.gsub(QUOTE, QUOTE * 2) + QUOTE
end

def export_lines(width, fields)
  lines = []
  fields.each_slice(width) do |row|
    lines << row.map { |field| cell(field) }.join(SEPARATOR)
  end
  lines
end
