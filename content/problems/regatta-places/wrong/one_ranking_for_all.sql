-- expect: WA
-- Idea: rank all boats together.
WITH best AS (
    SELECT boat.class, boat.name, MIN(race.seconds) AS seconds
    FROM boat JOIN race ON race.boat_id = boat.id
    WHERE boat.class IS NOT NULL AND race.seconds IS NOT NULL
    GROUP BY boat.id
),
placed AS (
    SELECT class, RANK() OVER (ORDER BY seconds) AS place, name, seconds,
           seconds - MIN(seconds) OVER (PARTITION BY class) AS behind
    FROM best
)
SELECT class, place, name, seconds, behind FROM placed WHERE place <= 3
ORDER BY class, place, name;
