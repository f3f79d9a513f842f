WITH spare AS (SELECT 1 AS one), -- <- dead_code
counted AS (SELECT gauge, COUNT(*) AS days FROM reports GROUP BY gauge)
SELECT gauge, days FROM counted WHERE days > 3 ORDER BY gauge;
