-- How many mentees each available mentor looks after at present.
SELECT mentor.id,
       mentor.name,
       COUNT(pairing.id) AS active_mentees
FROM mentor
LEFT JOIN pairing ON pairing.mentor_id = mentor.id
WHERE mentor.available = 1
  AND pairing.state = 'active'
GROUP BY mentor.id,
         mentor.name
ORDER BY active_mentees,
         mentor.name,
         mentor.id;
