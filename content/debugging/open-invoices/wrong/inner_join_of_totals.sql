-- expect: WA
-- Idea: join the totals of both sides without keeping invoices that lack one
-- Invoices that are not paid in full, the oldest first.
-- Those without lines or without payments have sums of zero.
WITH billed_total AS (
    SELECT invoice_id, SUM(cents) AS cents
    FROM line
    GROUP BY invoice_id
),
paid_total AS (
    SELECT invoice_id, SUM(cents) AS cents
    FROM payment
    GROUP BY invoice_id
),
balance AS (
    SELECT invoice.id,
           invoice.customer,
           invoice.issued_on,
           COALESCE(billed_total.cents, 0) AS billed,
           COALESCE(paid_total.cents, 0) AS paid
    FROM invoice
    JOIN billed_total ON billed_total.invoice_id = invoice.id
    JOIN paid_total ON paid_total.invoice_id = invoice.id
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
