def sea_windows(windows, roofs)
  with_view = []
  highest_roof = 0 # among the houses between this one and the sea
  windows.size.downto(1) do |house|
    with_view << house if windows[house - 1] > highest_roof
    highest_roof = [highest_roof, roofs[house - 1]].max
  end
  with_view.reverse
end
