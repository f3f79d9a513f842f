-- The integrity log as it was when the evaluation was filed, JSON; NULL in those filed before this column.
ALTER TABLE interviews ADD COLUMN incidents TEXT;
