fn longest_kept_streak(days: Vec<i64>, k: i64) -> i64 {
    let mut best = 0;
    let mut left = 0;
    for (right, day) in days.iter().enumerate() {
        // Missed days inside the window: calendar span less its practice days.
        while day - days[left] - (right - left) as i64 > k {
            left += 1;
        }
        best = best.max(day - days[left] + 1);
    }
    best
}
