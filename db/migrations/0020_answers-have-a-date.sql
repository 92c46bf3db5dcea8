-- Requests for time that were asked before an answer had a date: the next sweep gives them one, counted from that day. A task that sleeps does so when it wakes.
WITH asked AS (
	UPDATE steps s SET next_at = e.at FROM entries e
	WHERE e.task_id = s.task_id AND e.seq = s.seq AND s.machine = 'extension' AND s.state = 'requested' AND s.due_on IS NULL
		AND NOT EXISTS (SELECT FROM steps w WHERE w.task_id = s.task_id AND w.machine = 'supervision' AND w.state = 'suspended')
	RETURNING s.task_id, s.next_at)
UPDATE dockets d SET next_action_at = asked.next_at FROM asked WHERE d.task_id = asked.task_id AND d.parked_at IS NULL;
