-- What is new for an account since it was last read.

--: digest_seen_get(account: account_id) -> one digest_seen_row(to_s: time)
SELECT to_s FROM digest_seen WHERE account_id = :account;

--: digest_account_made(account: account_id) -> one digest_seen_row
SELECT created_s FROM account WHERE id = :account;

--: quiet digest_seen_put(account: account_id, to_s: time) -> none
INSERT INTO digest_seen (account_id, to_s) VALUES (:account, :to_s)
ON CONFLICT (account_id) DO UPDATE SET to_s = excluded.to_s WHERE digest_seen.to_s < excluded.to_s;

-- A message stands in the county of its case, whoever it is for. The counties that have any are found one after the other in the index.
--: across digest_messages(person: int, since: time, until: time) -> one digest_number(n: int)
SELECT COUNT(*) FROM message
 WHERE region_id IN (WITH RECURSIVE region(id) AS (
                       SELECT MIN(region_id) FROM message UNION ALL SELECT (SELECT MIN(m.region_id) FROM message m WHERE m.region_id > region.id) FROM region WHERE region.id IS NOT NULL)
                     SELECT id FROM region)
   AND person_id = :person AND made_s > :since AND made_s <= :until AND read_s = 0;

-- Steps of a kind of turn that falls into a stretch of days, with the end of their term.
--: digest_due(region: int, orgs: ids, kind: text, from_day: day, to_day: day, limit: int) -> many digest_turn(run: run_id, title: text, step_title: text, due_day: day)
SELECT r.id, r.title, r.step_title, r.due_day
  FROM (SELECT DISTINCT w.run_id, w.due_day FROM org u CROSS JOIN run_turn w
         WHERE u.id IN :orgs AND w.region_id = :region AND w.org_id = u.id AND w.kind = :kind AND w.due_day >= :from_day AND w.due_day < :to_day) t
  JOIN run r ON r.region_id = :region AND r.id = t.run_id
 WHERE r.region_id = :region ORDER BY t.due_day, r.id LIMIT :limit;

-- Steps that came to some organisations: by the closing of the step before, or by the opening of the case.
--: digest_new(region: int, orgs: ids, since: time, until: time, from_day: day, to_day: day, limit: int) -> many digest_turn
SELECT r.id, r.title, r.step_title, t.due_day
  FROM (SELECT DISTINCT w.run_id, w.due_day FROM org u CROSS JOIN run_turn w
         WHERE u.id IN :orgs AND w.region_id = :region AND w.org_id = u.id AND w.kind = 'does') t
  JOIN run r ON r.region_id = :region AND r.id = t.run_id
  JOIN (SELECT run_id, MAX(closed_s) AS moved_s FROM run_step
         WHERE region_id = :region AND run_id IN (SELECT run_id FROM run_turn WHERE region_id = :region AND org_id IN :orgs AND kind = 'does')
         GROUP BY run_id) s ON s.run_id = r.id
 WHERE r.region_id = :region AND ((s.moved_s > :since AND s.moved_s <= :until) OR (s.moved_s = 0 AND r.opened_day >= :from_day AND r.opened_day < :to_day))
 ORDER BY t.due_day, r.id LIMIT :limit;

-- Steps that came to some organisations, or fell due for them, in a stretch of time and wait unmoved since: none that came later or is due before another day.
--: digest_older(region: int, orgs: ids, from_s: time, to_s: time, from_day: day, to_day: day, next_day: day) -> many digest_turn
SELECT r.id, r.title, r.step_title, t.due_day
  FROM (SELECT w.run_id, MIN(w.due_day) AS due_day, MAX(CASE WHEN w.kind = 'does' THEN 1 ELSE 0 END) AS does,
               MAX(CASE WHEN w.due_day >= :from_day AND w.due_day < :to_day THEN 1 ELSE 0 END) AS is_late,
               MAX(CASE WHEN w.due_day >= :to_day AND w.due_day < :next_day THEN 1 ELSE 0 END) AS has_line
          FROM org u CROSS JOIN run_turn w
         WHERE u.id IN :orgs AND w.region_id = :region AND w.org_id = u.id AND w.kind IN ('does', 'told') GROUP BY w.run_id) t
  JOIN run r ON r.region_id = :region AND r.id = t.run_id
  JOIN (SELECT run_id, MAX(closed_s) AS moved_s FROM run_step
         WHERE region_id = :region AND run_id IN (SELECT run_id FROM run_turn WHERE region_id = :region AND org_id IN :orgs AND kind IN ('does', 'told'))
         GROUP BY run_id) s ON s.run_id = r.id
 WHERE r.region_id = :region AND t.has_line = 0
   AND ((s.moved_s > 0 AND s.moved_s <= :to_s) OR (s.moved_s = 0 AND r.opened_day < :to_day))
   AND (t.is_late = 1 OR (t.does = 1 AND (s.moved_s > :from_s OR (s.moved_s = 0 AND r.opened_day >= :from_day))))
 ORDER BY r.id;

-- How many turns organisations have to act, counted no further than `most`.
--: digest_turns(region: int, orgs: ids, most: int) -> one digest_number
SELECT COUNT(*) FROM (SELECT 1 FROM org u CROSS JOIN run_turn w WHERE u.id IN :orgs AND w.region_id = :region AND w.org_id = u.id AND w.kind = 'does' LIMIT :most) counted;

-- The same as digest_new for organisations with many turns: found by what moved in the county since, of which there is less; the pluses
-- keep SQLite from walking over the steps or the turns instead.
--: digest_new_of_many(region: int, orgs: ids, since: time, until: time, from_day: day, to_day: day, limit: int) -> many digest_turn
SELECT DISTINCT r.id, r.title, r.step_title, t.due_day
  FROM (SELECT s.run_id FROM run_step s
         WHERE s.region_id = :region AND s.closed_s > :since AND s.closed_s <= :until
           AND NOT EXISTS (SELECT 1 FROM run_step x WHERE x.region_id = :region AND x.run_id = s.run_id AND x.day < 2932897 AND +x.closed_s > :until)
        UNION
        SELECT s.run_id FROM run_step s
         WHERE s.region_id = :region AND s.closed_s = 0 AND s.opened_day >= :from_day AND s.opened_day < :to_day
           AND NOT EXISTS (SELECT 1 FROM run_step x WHERE x.region_id = :region AND x.run_id = s.run_id AND x.day < 2932897)) m
  CROSS JOIN run_turn t CROSS JOIN run r
 WHERE t.region_id = :region AND t.run_id = m.run_id AND t.kind = 'does' AND +t.org_id IN :orgs AND r.region_id = :region AND r.id = t.run_id
 ORDER BY t.due_day, r.id LIMIT :limit;

-- Those of some cases on which a vote goes on in which a person has voted.
--: digest_voted(person: int, runs: ids) -> many digest_run(run: int)
SELECT b.subject_id FROM ballot_voter v CROSS JOIN ballot_voted d CROSS JOIN ballot b
 WHERE v.person_id = :person AND d.ballot_id = v.ballot_id AND d.number = v.number AND b.id = v.ballot_id AND b.subject = 'run' AND b.subject_id IN :runs
   AND b.state = 'open';

-- Those that organisations got, and those to others above on which they have to do something.
--: digest_reminders(region: int, orgs: ids, since: time, until: time, limit: int) -> many digest_reminder(id: reminder_id, org_name: text, year: int, number: int, by_day: day)
SELECT m.id, o.name, m.year, m.number, m.by_day
  FROM (SELECT g.id FROM reminder g WHERE g.region_id = :region AND g.to_id IN :orgs
        UNION SELECT l.reminder_id FROM org u CROSS JOIN reminder_line l WHERE u.id IN :orgs AND l.region_id = :region AND l.org_id = u.id) x
  CROSS JOIN reminder m JOIN org o ON o.id = m.org_id
 WHERE m.region_id = :region AND m.id = x.id AND m.time_s > :since AND m.time_s <= :until ORDER BY m.id LIMIT :limit;
