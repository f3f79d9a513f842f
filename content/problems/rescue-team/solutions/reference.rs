fn strongest_team(people: Vec<i64>, size: i64) -> Vec<i64> {
    let having = |skills: i64| people.iter().filter(|&&person| person & skills == skills).count() as i64;

    let mut worth = 0;
    for skill in (0..50).rev() {
        let wanted = worth | 1 << skill;
        if having(wanted) >= size {
            worth = wanted;
        }
    }
    vec![worth, having(worth)]
}
