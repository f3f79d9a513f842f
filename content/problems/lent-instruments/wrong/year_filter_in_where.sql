-- expect: WA
-- Idea: the year is asked for after the outer join, which drops instruments without a loan in it.
SELECT instrument.name,
       COUNT(loan.lent_on),
       COUNT(loan.lent_on) - COUNT(loan.returned_on),
       COUNT(DISTINCT loan.pupil)
FROM instrument LEFT JOIN loan ON loan.instrument_id = instrument.id
WHERE loan.lent_on LIKE '2024-%'
GROUP BY instrument.id
ORDER BY instrument.name;
