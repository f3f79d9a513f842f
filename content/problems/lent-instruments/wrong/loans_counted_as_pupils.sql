-- expect: WA
-- Idea: every loan with a name is another pupil.
SELECT instrument.name,
       COUNT(loan.lent_on),
       COUNT(loan.lent_on) - COUNT(loan.returned_on),
       COUNT(loan.pupil)
FROM instrument
LEFT JOIN loan ON loan.instrument_id = instrument.id AND loan.lent_on LIKE '2024-%'
GROUP BY instrument.id
ORDER BY instrument.name;
