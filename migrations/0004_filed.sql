-- Who was ever let in as a candidate can be evaluated, whatever their role is now.
ALTER TABLE room_participants ADD COLUMN was_candidate SMALLINT NOT NULL DEFAULT 0;
UPDATE room_participants SET was_candidate = 1
WHERE (role = 'candidate' AND admitted_at_ms IS NOT NULL) OR id IN (SELECT participant_id FROM rubrics);

-- The integrity log as it was when the evaluation was filed, JSON; NULL in those filed before this column.
ALTER TABLE interviews ADD COLUMN incidents TEXT;
