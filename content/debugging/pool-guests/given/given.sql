-- Guests of each pool in each month.
WITH guest AS (
    -- Whoever leaves for lunch and comes back is the same guest.
    SELECT DISTINCT pool_id,
           day,
           town,
           card
    FROM entry
),
monthly AS (
    SELECT pool_id,
           substr(day, 1, 7) AS month,
           COUNT(*) AS guests
    FROM guest
    GROUP BY pool_id,
             month
)
SELECT pool.name,
       monthly.month,
       monthly.guests
FROM monthly
JOIN pool ON pool.id = monthly.pool_id
ORDER BY pool.name,
         monthly.month;
