-- expect: WA
-- Idea: subtract six from the day written as one number, which jumps at the end of a month
-- Days on which the rain of a week reached the alarm level of a station.
WITH daily AS (
    -- A station may report several times a day.
    SELECT station_id,
           day,
           SUM(mm) AS mm
    FROM reading
    GROUP BY station_id, day
),
weekly AS (
    -- Running sums, each station by itself.
    SELECT station_id,
           day,
           SUM(mm) OVER (
               PARTITION BY station_id
               ORDER BY CAST(replace(day, '-', '') AS INTEGER)
               RANGE BETWEEN 6 PRECEDING AND CURRENT ROW
           ) AS mm
    FROM daily
)
SELECT station.name,
       weekly.day,
       weekly.mm
FROM weekly
JOIN station ON station.id = weekly.station_id
WHERE weekly.mm >= station.alarm_mm
ORDER BY station.name,
         weekly.day;
