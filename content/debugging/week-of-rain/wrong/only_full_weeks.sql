-- expect: WA
-- Idea: trust the seven rows only if the first of them lies six days back
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
               ORDER BY day
               ROWS BETWEEN 6 PRECEDING AND CURRENT ROW
           ) AS mm
    FROM daily
)
SELECT station.name,
       weekly.day,
       weekly.mm
FROM weekly
JOIN station ON station.id = weekly.station_id
JOIN daily AS first ON first.station_id = weekly.station_id
                   AND first.day = date(weekly.day, '-6 days')
WHERE weekly.mm >= station.alarm_mm
ORDER BY station.name,
         weekly.day;
