-- expect: WA
-- Idea: the three boats of a class come from a correlated subquery with LIMIT 3, which cuts ties off.
WITH best AS (
    SELECT boat.id, boat.class, boat.name, MIN(race.seconds) AS seconds
    FROM boat JOIN race ON race.boat_id = boat.id
    WHERE boat.class IS NOT NULL AND race.seconds IS NOT NULL
    GROUP BY boat.id
)
SELECT class,
       1 + (SELECT COUNT(*) FROM best AS b WHERE b.class = best.class AND b.seconds < best.seconds) AS place,
       name, seconds,
       seconds - (SELECT MIN(seconds) FROM best AS b WHERE b.class = best.class) AS behind
FROM best
WHERE id IN (SELECT id FROM best AS b WHERE b.class = best.class ORDER BY seconds LIMIT 3)
ORDER BY class, place, name;
