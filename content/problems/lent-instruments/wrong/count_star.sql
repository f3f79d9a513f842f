-- expect: WA
-- Idea: COUNT(*) counts the row of NULLs that the outer join makes.
SELECT instrument.name,
       COUNT(*),
       COUNT(*) - COUNT(loan.returned_on),
       COUNT(DISTINCT loan.pupil)
FROM instrument
LEFT JOIN loan ON loan.instrument_id = instrument.id AND loan.lent_on LIKE '2024-%'
GROUP BY instrument.id
ORDER BY instrument.name;
