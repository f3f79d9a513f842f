-- expect: WA
-- Idea: the running total is taken before the quiet months are added.
WITH RECURSIVE
monthly AS (
    SELECT rider_id,
           12 * substr(day, 1, 4) + substr(day, 6, 2) - 1 AS month,
           COUNT(*) AS rides
    FROM ride
    WHERE rider_id IS NOT NULL
    GROUP BY rider_id, month
),
rider AS (
    SELECT rider_id, MIN(month) AS first_month
    FROM monthly
    GROUP BY rider_id
),
calendar AS (
    SELECT first_month, first_month AS month, COUNT(*) AS members
    FROM rider
    GROUP BY first_month
    UNION ALL
    SELECT first_month, month + 1, members
    FROM calendar
    WHERE month < (SELECT MAX(month) FROM monthly)
),
activity AS (
    SELECT first_month, month, COUNT(*) AS riders,
           SUM(SUM(rides)) OVER (PARTITION BY first_month ORDER BY month) AS rides
    FROM monthly
    JOIN rider USING (rider_id)
    GROUP BY first_month, month
)
SELECT printf('%04d-%02d', first_month / 12, first_month % 12 + 1) AS cohort,
       month - first_month AS later,
       COALESCE(riders, 0) AS riders,
       100 * COALESCE(riders, 0) / members AS percent,
       COALESCE(rides, 0) AS rides_so_far
FROM calendar
LEFT JOIN activity USING (first_month, month)
ORDER BY first_month, month;
