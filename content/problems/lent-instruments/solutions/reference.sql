SELECT instrument.name,
       COUNT(loan.lent_on) AS loans,
       COUNT(loan.lent_on) - COUNT(loan.returned_on) AS still_out,
       COUNT(DISTINCT loan.pupil) AS pupils
FROM instrument
LEFT JOIN loan
       ON loan.instrument_id = instrument.id
      AND loan.lent_on BETWEEN '2024-01-01' AND '2024-12-31'
GROUP BY instrument.id, instrument.name
ORDER BY instrument.name;
