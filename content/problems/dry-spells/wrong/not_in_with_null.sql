-- expect: WA
-- Idea: find the gauges without a dry day with NOT IN; one NULL gauge_id makes it match nothing.
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
SELECT gauge.name, spell.days, spell.first_day
FROM gauge JOIN spell ON spell.gauge_id = gauge.id AND spell.place = 1
UNION ALL
SELECT name, 0, NULL
FROM gauge
WHERE id NOT IN (SELECT gauge_id FROM dry_day)
ORDER BY 1;
