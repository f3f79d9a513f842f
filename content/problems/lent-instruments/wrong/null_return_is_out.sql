-- expect: WA
-- Idea: a NULL in returned_on means out, also where there is no loan at all.
SELECT instrument.name,
       COUNT(loan.lent_on),
       SUM(loan.returned_on IS NULL),
       COUNT(DISTINCT loan.pupil)
FROM instrument
LEFT JOIN loan ON loan.instrument_id = instrument.id AND loan.lent_on LIKE '2024-%'
GROUP BY instrument.id
ORDER BY instrument.name;
