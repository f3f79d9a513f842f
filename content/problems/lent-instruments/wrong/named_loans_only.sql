-- expect: WA
-- Idea: count the loans by the pupil's name, so those without a name are missed.
SELECT instrument.name,
       COUNT(loan.pupil),
       COUNT(loan.pupil) - COUNT(loan.returned_on),
       COUNT(DISTINCT loan.pupil)
FROM instrument
LEFT JOIN loan ON loan.instrument_id = instrument.id AND loan.lent_on LIKE '2024-%'
GROUP BY instrument.id
ORDER BY instrument.name;
