-- expect: WA
-- Idea: rank the single races, so a fast boat takes several places.
WITH placed AS (
    SELECT boat.class, RANK() OVER (PARTITION BY boat.class ORDER BY race.seconds) AS place,
           boat.name, race.seconds,
           race.seconds - MIN(race.seconds) OVER (PARTITION BY boat.class) AS behind
    FROM boat JOIN race ON race.boat_id = boat.id
    WHERE boat.class IS NOT NULL AND race.seconds IS NOT NULL
)
SELECT class, place, name, seconds, behind FROM placed WHERE place <= 3
ORDER BY class, place, name;
