-- expect: WA
-- Idea: the year of the return has to be 2024 as well.
SELECT instrument.name,
       COUNT(loan.lent_on),
       COUNT(loan.lent_on) - COUNT(loan.returned_on),
       COUNT(DISTINCT loan.pupil)
FROM instrument
LEFT JOIN loan ON loan.instrument_id = instrument.id
     AND loan.lent_on LIKE '2024-%'
     AND (loan.returned_on IS NULL OR loan.returned_on LIKE '2024-%')
GROUP BY instrument.id
ORDER BY instrument.name;
