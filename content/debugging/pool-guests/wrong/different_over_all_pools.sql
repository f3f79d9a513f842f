-- expect: WA
-- Idea: count a card only at the first pool it visits in a month
-- Guests of each pool in each month.
WITH guest AS (
    -- Whoever leaves for lunch and comes back is the same guest.
    SELECT MIN(pool_id) AS pool_id,
           substr(day, 1, 7) AS month,
           town,
           card
    FROM entry
    GROUP BY 2, town, card
),
monthly AS (
    SELECT pool_id,
           month,
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
