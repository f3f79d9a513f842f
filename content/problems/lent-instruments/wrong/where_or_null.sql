-- expect: WA
-- Idea: keep the rows without a loan in WHERE, which still drops instruments lent in other years only.
SELECT instrument.name,
       COUNT(loan.lent_on),
       COUNT(loan.lent_on) - COUNT(loan.returned_on),
       COUNT(DISTINCT loan.pupil)
FROM instrument LEFT JOIN loan ON loan.instrument_id = instrument.id
WHERE loan.lent_on LIKE '2024-%' OR loan.lent_on IS NULL
GROUP BY instrument.id
ORDER BY instrument.name;
