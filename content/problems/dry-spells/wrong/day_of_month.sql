-- expect: WA
-- Idea: the day of the month as a number, so every spell ends with the month.
WITH dry_day AS (
    SELECT gauge_id, day, substr(day, 1, 7) AS month,
           CAST(substr(day, 9, 2) AS INTEGER)
             - ROW_NUMBER() OVER (PARTITION BY gauge_id, substr(day, 1, 7) ORDER BY day) AS island
    FROM reading
    WHERE rain_mm < 1
),
spell AS (
    SELECT gauge_id, COUNT(*) AS days, MIN(day) AS first_day,
           ROW_NUMBER() OVER (PARTITION BY gauge_id ORDER BY COUNT(*) DESC, MIN(day)) AS place
    FROM dry_day
    GROUP BY gauge_id, month, island
)
SELECT gauge.name, COALESCE(spell.days, 0), spell.first_day
FROM gauge LEFT JOIN spell ON spell.gauge_id = gauge.id AND spell.place = 1
ORDER BY gauge.name;
