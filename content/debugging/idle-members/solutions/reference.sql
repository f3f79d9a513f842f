-- Members to be asked whether they still want to be members:
-- those of before 2024 who borrowed nothing in 2024.
WITH loan_of_the_year AS (
    SELECT member_id, item
    FROM loan
    WHERE lent_on >= '2024-01-01'
      AND lent_on < '2025-01-01'
),
member_of_before AS (
    SELECT id, name, joined
    FROM member
    WHERE joined < '2024-01-01'
)
SELECT name,
       joined
FROM member_of_before
WHERE id NOT IN (
    SELECT member_id
    FROM loan_of_the_year
    WHERE member_id IS NOT NULL
)
ORDER BY name, id;
