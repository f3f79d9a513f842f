-- expect: WA
-- Idea: months later are days since the rider's first ride divided by thirty.
WITH RECURSIVE
rider AS (
    SELECT rider_id, MIN(day) AS first_day
    FROM ride WHERE rider_id IS NOT NULL GROUP BY rider_id
),
turns AS (
    SELECT substr(first_day, 1, 7) AS cohort, rider_id,
           CAST((julianday(day) - julianday(first_day)) / 30 AS INTEGER) AS later
    FROM ride JOIN rider USING (rider_id)
),
last_month AS (
    SELECT 12 * substr(MAX(day), 1, 4) + substr(MAX(day), 6, 2) AS month
    FROM ride WHERE rider_id IS NOT NULL
),
calendar AS (
    SELECT DISTINCT cohort, 0 AS later FROM turns
    UNION ALL
    SELECT cohort, later + 1 FROM calendar
    WHERE 12 * substr(cohort, 1, 4) + substr(cohort, 6, 2) + later < (SELECT month FROM last_month)
),
activity AS (
    SELECT cohort, later, COUNT(DISTINCT rider_id) AS riders, COUNT(*) AS rides
    FROM turns GROUP BY cohort, later
)
SELECT cohort, later, COALESCE(riders, 0),
       100 * COALESCE(riders, 0) / (SELECT COUNT(*) FROM rider WHERE substr(first_day, 1, 7) = cohort),
       SUM(COALESCE(rides, 0)) OVER (PARTITION BY cohort ORDER BY later)
FROM calendar LEFT JOIN activity USING (cohort, later)
ORDER BY cohort, later;
