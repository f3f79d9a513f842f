-- expect: WA
-- Idea: the condition on the outer table sits in WHERE and drops gauges without a spell.
WITH dry_day AS (
    SELECT gauge_id, day,
           julianday(day) - ROW_NUMBER() OVER (PARTITION BY gauge_id ORDER BY day) AS island
    FROM reading
    WHERE rain_mm < 1
),
spell AS (
    SELECT gauge_id, COUNT(*) AS days, MIN(day) AS first_day,
           ROW_NUMBER() OVER (PARTITION BY gauge_id ORDER BY COUNT(*) DESC, MIN(day)) AS place
    FROM dry_day
    GROUP BY gauge_id, island
)
SELECT gauge.name, COALESCE(spell.days, 0), spell.first_day
FROM gauge LEFT JOIN spell ON spell.gauge_id = gauge.id
WHERE spell.place = 1
ORDER BY gauge.name;
