-- expect: WA
-- Idea: the mentor's own row counts as one
-- How many mentees each available mentor looks after at present.
SELECT mentor.id,
       mentor.name,
       COUNT(*) AS active_mentees
FROM mentor
LEFT JOIN pairing ON pairing.mentor_id = mentor.id
                 AND pairing.state = 'active'
WHERE mentor.available = 1
GROUP BY mentor.id,
         mentor.name
ORDER BY active_mentees,
         mentor.name,
         mentor.id;
