/// For each peak, how many places back the next peak at least as high stands.
fn rooms<'a>(heights: impl Iterator<Item = &'a i64>) -> Vec<i64> {
    let mut found = Vec::new();
    // Places, counted from 1, and heights of the peaks that later ones can still see; heights fall.
    let mut higher: Vec<(i64, i64)> = Vec::new();
    for (place, &height) in (1..).zip(heights) {
        while matches!(higher.last(), Some(&(_, top)) if top < height) {
            higher.pop();
        }
        found.push(place - higher.last().map_or(0, |&(nearest, _)| nearest));
        higher.push((place, height));
    }
    found
}

fn single_summit_walks(heights: Vec<i64>) -> i64 {
    let before = rooms(heights.iter());
    let after = rooms(heights.iter().rev());
    // A walk with this summit starts in the room before it and ends in the room after it.
    before.iter().zip(after.iter().rev()).map(|(starts, ends)| starts * ends).sum()
}
