-- A skipped question counts 0 in the score of its session. Rounded half up, as the server does: ROUND
-- alone takes a half to the even number in PostgreSQL.
UPDATE mock_sessions SET score = ROUND(1e-9 +
    (SELECT SUM(a.score) FROM mock_answers a WHERE a.session_id = mock_sessions.id AND a.counts = 1 AND a.score IS NOT NULL)
    / ((SELECT COUNT(*) FROM mock_answers a WHERE a.session_id = mock_sessions.id AND a.counts = 1 AND a.score IS NOT NULL)
     + (SELECT COUNT(*) FROM mock_items i WHERE i.session_id = mock_sessions.id AND i.state = 'skipped')))
WHERE score IS NOT NULL;
