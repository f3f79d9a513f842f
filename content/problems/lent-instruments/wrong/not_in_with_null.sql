-- expect: WA
-- Idea: add the instruments that were not lent with NOT IN; one unreadable label makes it match nothing.
SELECT instrument.name, COUNT(*), COUNT(*) - COUNT(returned_on), COUNT(DISTINCT pupil)
FROM instrument JOIN loan ON loan.instrument_id = instrument.id
WHERE loan.lent_on LIKE '2024-%'
GROUP BY instrument.id
UNION ALL
SELECT name, 0, 0, 0
FROM instrument
WHERE id NOT IN (SELECT instrument_id FROM loan WHERE lent_on LIKE '2024-%')
ORDER BY 1;
