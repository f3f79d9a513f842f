# A pattern that backtracks for ever.
puts(("a" * 40 + "!") =~ /\A(a|a|aa)+\z/ ? 1 : 0)
loop { }
