-- expect: WA
-- Idea: compare row numbers only, so a day without a report does not end a spell.
WITH numbered AS (
    SELECT gauge_id, day, rain_mm,
           ROW_NUMBER() OVER (PARTITION BY gauge_id ORDER BY day) AS position
    FROM reading
),
dry_day AS (
    SELECT gauge_id, day,
           position - ROW_NUMBER() OVER (PARTITION BY gauge_id ORDER BY day) AS island
    FROM numbered
    WHERE rain_mm < 1
),
spell AS (
    SELECT gauge_id, COUNT(*) AS days, MIN(day) AS first_day,
           ROW_NUMBER() OVER (PARTITION BY gauge_id ORDER BY COUNT(*) DESC, MIN(day)) AS place
    FROM dry_day
    GROUP BY gauge_id, island
)
SELECT gauge.name, COALESCE(spell.days, 0), spell.first_day
FROM gauge LEFT JOIN spell ON spell.gauge_id = gauge.id AND spell.place = 1
ORDER BY gauge.name;
