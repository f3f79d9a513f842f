fn buoy_losses(capacity: i64, events: Vec<i64>) -> Vec<i64> {
    // The memory holds the readings from oldest to upcoming - 1.
    let (mut oldest, mut upcoming) = (1, 1);
    let (mut lost, mut stretch, mut longest) = (0, 0, 0);
    let mut last_received = 0;
    for event in events {
        if event > 0 {
            upcoming += event;
            let replaced = (upcoming - oldest - capacity).max(0);
            oldest += replaced;
            lost += replaced;
            stretch += replaced;
            longest = longest.max(stretch);
        } else {
            oldest = upcoming.min(oldest - event);
            last_received = oldest - 1;
            stretch = 0;
        }
    }
    vec![lost, longest, last_received]
}
