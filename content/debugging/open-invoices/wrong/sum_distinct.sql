-- expect: WA
-- Idea: count every amount once
-- Invoices that are not paid in full, the oldest first.
-- Those without lines or without payments have sums of zero.
WITH balance AS (
    SELECT invoice.id,
           invoice.customer,
           invoice.issued_on,
           COALESCE(SUM(DISTINCT line.cents), 0) AS billed,
           COALESCE(SUM(DISTINCT payment.cents), 0) AS paid
    FROM invoice
    LEFT JOIN line ON line.invoice_id = invoice.id
    LEFT JOIN payment ON payment.invoice_id = invoice.id
    GROUP BY invoice.id
)
SELECT id,
       customer,
       billed,
       paid,
       billed - paid AS due
FROM balance
WHERE paid < billed
ORDER BY issued_on,
         id;
