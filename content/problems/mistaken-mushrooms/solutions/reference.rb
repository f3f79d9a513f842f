def most_confused(truth, guesses)
  of_kind = truth.tally
  mixed_up = truth.zip(guesses).reject { |kind, guess| kind == guess }.map(&:sort).tally
  return "-" if mixed_up.empty?

  worst, = mixed_up.min_by do |pair, count|
    mushrooms = pair.sum { |kind| of_kind.fetch(kind, 0) }
    [-Rational(count, mushrooms), pair]
  end
  worst.join(" ")
end
