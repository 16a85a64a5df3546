-- Opening + in - out = closing. A stretch is the time a member spent in the subtree of an organisation as it stood on each
-- day: membership within the time its branch hung there (tree) and the organisation itself stood where it stood (top).
-- A person who leaves and enters the subtree on one day has not moved in or out: those are "inside". Only stretches that
-- begin or end in the period are read; who stands there on a day is counted by the figures.

-- A line of org_path that another continues with the same path is a new name, which moves nobody.
--: part balance_net(org: org_id, from_day: day, to_day: day)
WITH stood AS MATERIALIZED (
  SELECT p.org_id, p.path, p.from_day,
         (SELECT MIN(e.to_day) FROM org_path e
           WHERE e.org_id = p.org_id AND e.from_day >= p.from_day
             AND NOT EXISTS (SELECT 1 FROM org_path n WHERE n.org_id = e.org_id AND n.from_day = e.to_day AND n.path = e.path AND n.id <> e.id)) AS to_day
    FROM org_path p
   WHERE EXISTS (SELECT 1 FROM org_path t WHERE t.org_id = :org AND p.path >= t.path AND p.path < t.path || '~')
     AND NOT EXISTS (SELECT 1 FROM org_path b WHERE b.org_id = p.org_id AND b.to_day = p.from_day AND b.path = p.path AND b.id <> p.id)),
tree AS MATERIALIZED (
  SELECT p.org_id, CASE WHEN p.from_day > t.from_day THEN p.from_day ELSE t.from_day END AS from_day,
         CASE WHEN p.to_day < t.to_day THEN p.to_day ELSE t.to_day END AS to_day
    FROM stood t JOIN stood p ON p.path >= t.path AND p.path < t.path || '~'
   WHERE t.org_id = :org),
stretch AS MATERIALIZED (
  SELECT m.person_id, m.org_id, CASE WHEN m.from_day > t.from_day THEN m.from_day ELSE t.from_day END AS from_day,
         CASE WHEN m.to_day < t.to_day THEN m.to_day ELSE t.to_day END AS to_day,
         CASE WHEN m.from_day >= t.from_day THEN m.began_by ELSE 'reorganised' END AS began_by,
         CASE WHEN m.to_day <= t.to_day THEN m.ended_by ELSE 'reorganised' END AS ended_by
    FROM tree t CROSS JOIN membership m
   WHERE m.org_id = t.org_id AND m.region_id IN (SELECT DISTINCT region_id FROM org)
     AND m.status IN (1, 2, 3) AND m.to_day >= :from_day AND m.from_day <= :to_day
     AND (m.to_day <= :to_day OR m.from_day >= :from_day OR t.from_day >= :from_day OR t.to_day <= :to_day)
     AND m.from_day < t.to_day AND m.to_day > t.from_day AND t.from_day < t.to_day),
event AS (
  SELECT person_id, org_id, from_day AS day, 1 AS step, began_by AS cause FROM stretch WHERE from_day >= :from_day AND from_day <= :to_day
   UNION ALL
  SELECT person_id, org_id, to_day AS day, -1 AS step, ended_by AS cause FROM stretch WHERE to_day >= :from_day AND to_day <= :to_day),
net AS (
  SELECT person_id, day, SUM(step) AS n, MAX(CASE WHEN step = 1 THEN cause ELSE '' END) AS began,
         MAX(CASE WHEN step = -1 THEN cause ELSE '' END) AS ended,
         MAX(CASE WHEN step = 1 THEN org_id ELSE 0 END) AS began_org, MAX(CASE WHEN step = -1 THEN org_id ELSE 0 END) AS ended_org
    FROM event GROUP BY person_id, day),

--: across balance_moves({balance_net}) -> many balance_sum(part: text, cause: text, n: int)
{balance_net}
named AS (
  SELECT CASE WHEN n > 0 THEN 'in' WHEN n < 0 THEN 'out' ELSE 'inside' END AS part,
         CASE WHEN n < 0 THEN ended ELSE began END AS cause, CASE WHEN n < 0 THEN -n WHEN n > 0 THEN n ELSE 1 END AS n
    FROM net)
SELECT part, cause, CAST(SUM(n) AS BIGINT) AS n FROM named GROUP BY part, cause ORDER BY part, cause;

-- The people of one cell of the moves: in, out or inside. branch_name: the branch that took them in, or that they left, by the name it had then,
-- which later moves do not change; the rest is how they stand now. total: of the whole cell, as balance_moves counts it.
--: across balance_movers({balance_net}, part: text, cause: text, limit: int, offset: int) -> many balance_person(id: person_id, name: text, path: text, org_name: text, status: int, day: day, cause: text, branch_name: text, total: int)
{balance_net}
named AS MATERIALIZED (
  SELECT person_id, day, CASE WHEN n > 0 THEN 'in' WHEN n < 0 THEN 'out' ELSE 'inside' END AS part,
         CASE WHEN n < 0 THEN ended ELSE began END AS cause, CASE WHEN n < 0 THEN ended_org ELSE began_org END AS branch_id,
         CASE WHEN n < 0 THEN -n WHEN n > 0 THEN n ELSE 1 END AS n
    FROM net)
SELECT p.id, p.name, p.path, o.name AS org_name, p.status, e.day, e.cause,
       (SELECT h.name FROM org_path h WHERE h.org_id = e.branch_id AND h.from_day <= e.day ORDER BY h.from_day DESC, h.id DESC LIMIT 1) AS branch_name,
       CAST(SUM(e.n) OVER () AS BIGINT) AS total
  FROM named e CROSS JOIN person p CROSS JOIN org o
 WHERE p.id = e.person_id AND p.region_id IN (SELECT DISTINCT region_id FROM org) AND o.id = p.org_id
   AND e.part = :part AND (:cause = '' OR e.cause = :cause)
 ORDER BY e.day, p.pinyin_key, p.id LIMIT :limit OFFSET :offset;

-- Members standing on a day, by their ids, with the first day of the stretch they were in.
--: across balance_standing(people: ids, day: day) -> many balance_person
SELECT p.id, p.name, p.path, o.name AS org_name, p.status,
       COALESCE((SELECT MAX(m.from_day) FROM membership m
                  WHERE m.region_id = p.region_id AND m.person_id = p.id AND m.status IN (1, 2, 3)
                    AND m.from_day <= :day AND m.to_day > :day), :day) AS day, '' AS cause,
       COALESCE((SELECT h.name FROM membership m JOIN org_path h ON h.org_id = m.org_id AND h.from_day <= :day AND h.to_day > :day
                  WHERE m.region_id = p.region_id AND m.person_id = p.id AND m.status IN (1, 2, 3)
                    AND m.from_day <= :day AND m.to_day > :day ORDER BY h.from_day DESC, h.id DESC LIMIT 1), o.name) AS branch_name, 0 AS total
  FROM person p JOIN org o ON o.id = p.org_id
 WHERE p.id IN :people
 ORDER BY p.id;

-- Rosters that a second person approved since a second, as far as they were written to branches under an organisation, with what was undone of that since.
--: balance_batches(path_from: text, path_to: text, from_s: time, limit: int) -> many balance_batch(id: batch_id, name: text, org_name: text, path: text, decided_s: time, written: int, new_count: int, dated_count: int, undone: int, undone_s: time)
SELECT b.id, b.name, COALESCE(o.name, '') AS org_name, b.path, a.decided_s, CAST(SUM(u.written_count) AS BIGINT) AS written, CAST(SUM(u.new_count) AS BIGINT) AS new_count,
       CAST(SUM(u.dated_count) AS BIGINT) AS dated_count, CAST(SUM(u.undone_count) AS BIGINT) AS undone, b.undo_s AS undone_s
  FROM batch_approval a JOIN batch b ON b.id = a.batch_id JOIN batch_branch u ON u.batch_id = b.id JOIN org s ON s.id = u.org_id LEFT JOIN org o ON o.id = b.org_id
 WHERE a.state = 'approved' AND a.decided_s >= :from_s AND s.path >= :path_from AND s.path < :path_to AND u.written_count > 0
 GROUP BY a.id, b.id, b.name, o.name, b.path, a.decided_s, b.undo_s
 ORDER BY a.decided_s, a.id LIMIT :limit;
