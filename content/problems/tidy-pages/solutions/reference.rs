fn tidy_pages(pages: String) -> String {
    let page = |text: &str| -> i64 { text.parse().expect("a page number") };
    let mut ranges: Vec<(i64, i64)> = pages
        .split(',')
        .map(|part| match part.split_once('-') {
            Some((first, last)) => (page(first), page(last)),
            None => (page(part), page(part)),
        })
        .collect();
    ranges.sort_unstable();

    let mut runs: Vec<(i64, i64)> = Vec::new();
    for (first, last) in ranges {
        match runs.last_mut() {
            Some(run) if first <= run.1 + 1 => run.1 = run.1.max(last),
            _ => runs.push((first, last)),
        }
    }
    runs.iter()
        .map(|&(first, last)| {
            if first < last {
                format!("{first}-{last}")
            } else {
                first.to_string()
            }
        })
        .collect::<Vec<_>>()
        .join(",")
}
