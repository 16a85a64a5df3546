-- Whose turn a case is, and who above is told that it is late.

--: run_turn_insert(id: run_turn_id, region: int, run: run_id, org: int, kind: text, duty: text, due_day: day) -> none
INSERT INTO run_turn (id, region_id, run_id, org_id, kind, duty, due_day) VALUES (:id, :region, :run, :org, :kind, :duty, :due_day);

-- Who has to act on the open step.
--: run_turn_orgs(region: int, run: run_id) -> many run_turn_org(id: org_id, path: text)
SELECT o.id, o.path FROM run_turn t JOIN org o ON o.id = t.org_id WHERE t.region_id = :region AND t.run_id = :run AND t.kind = 'does' ORDER BY o.path, o.id;

-- Who is late with a report on a duty of the case.
--: run_late_reporters(region: int, run: run_id, today: day) -> many run_turn_org
SELECT DISTINCT o.id, o.path FROM run_duty d JOIN run_turn t ON t.region_id = :region AND t.run_id = d.run_id AND t.kind = 'reports' AND t.duty = d.duty JOIN org o ON o.id = t.org_id
 WHERE d.region_id = :region AND d.run_id = :run AND d.due_day < :today ORDER BY o.path, o.id;

-- An empty kind stands for all.
--: run_turn_delete(region: int, run: run_id, kind: text) -> none
DELETE FROM run_turn WHERE region_id = :region AND run_id = :run AND (:kind = '' OR kind = :kind);

-- What one organisation has to do; of duties those whose period has begun by that day.
--: part turns_of(region: int, org: int, kind: text, begun: day)
FROM run_turn w WHERE w.region_id = :region AND w.org_id = :org AND w.kind = :kind
         AND (w.duty = '' OR NOT EXISTS (SELECT 1 FROM run_duty b WHERE b.region_id = :region AND b.run_id = w.run_id AND b.duty = w.duty AND b.from_day > :begun))

-- The first of each group: late, due today, this week, later. Each is read from where it begins in the index, however long it is.
--: run_turns({turns_of}, today: day, tomorrow: day, week_end: day, before: day, limit: int) -> many run_turn_line(run: run_id, title: text, programme_title: text, org_name: text, step: text, step_title: text, duty: text, duty_title: text, due_day: day, step_due: day)
SELECT r.id, r.title, COALESCE(NULLIF(r.called, ''), p.title), o.name, r.step, r.step_title, t.duty, COALESCE(d.title, ''), t.due_day, r.due_day
  FROM (SELECT x.run_id, x.duty, x.due_day FROM (SELECT w.run_id, w.duty, w.due_day {turns_of}
           AND w.due_day < :today ORDER BY w.due_day, w.run_id, w.duty LIMIT :limit) x
        UNION ALL
        SELECT x.run_id, x.duty, x.due_day FROM (SELECT w.run_id, w.duty, w.due_day {turns_of}
           AND w.due_day >= :today AND w.due_day < :tomorrow ORDER BY w.due_day, w.run_id, w.duty LIMIT :limit) x
        UNION ALL
        SELECT x.run_id, x.duty, x.due_day FROM (SELECT w.run_id, w.duty, w.due_day {turns_of}
           AND w.due_day >= :tomorrow AND w.due_day < :week_end ORDER BY w.due_day, w.run_id, w.duty LIMIT :limit) x
        UNION ALL
        SELECT x.run_id, x.duty, x.due_day FROM (SELECT w.run_id, w.duty, w.due_day {turns_of}
           AND w.due_day >= :week_end AND w.due_day < :before ORDER BY w.due_day, w.run_id, w.duty LIMIT :limit) x) t
  JOIN run r ON r.region_id = :region AND r.id = t.run_id JOIN org o ON o.id = r.org_id
  JOIN programme_file p ON p.id = r.programme_id
  LEFT JOIN run_duty d ON d.region_id = :region AND d.run_id = t.run_id AND d.duty = t.duty
 WHERE r.region_id = :region ORDER BY t.due_day, r.id, t.duty;

-- Without those that another organisation has too; 0: none has.
--: part turns_but(other: int)
AND (:other = 0 OR NOT EXISTS (SELECT 1 FROM run_turn e WHERE e.region_id = w.region_id AND e.run_id = w.run_id AND e.kind = w.kind AND e.duty = w.duty AND e.org_id = :other))

--: run_turn_counts({turns_of}, {turns_but}, today: day, tomorrow: day, week_end: day, before: day) -> one run_due_row(late: int, today: int, week: int, soon: int)
SELECT (SELECT COUNT(*) {turns_of} {turns_but} AND w.due_day < :today),
       (SELECT COUNT(*) {turns_of} {turns_but} AND w.due_day >= :today AND w.due_day < :tomorrow),
       (SELECT COUNT(*) {turns_of} {turns_but} AND w.due_day >= :tomorrow AND w.due_day < :week_end),
       (SELECT COUNT(*) {turns_of} {turns_but} AND w.due_day >= :week_end AND w.due_day < :before);

-- Late cases of others that some organisations are told of, of one subtree.
--: part told_of(region: int, orgs: ids, path_from: text, path_to: text, today: day)
FROM (SELECT DISTINCT w.run_id, w.due_day FROM org u CROSS JOIN run_turn w
         WHERE u.id IN :orgs AND w.region_id = :region AND w.org_id = u.id AND w.kind = 'told' AND w.due_day < :today) t
  JOIN run r ON r.region_id = :region AND r.id = t.run_id JOIN org o ON o.id = r.org_id

--: run_told({told_of}, limit: int) -> many run_turn_line
SELECT r.id, r.title, COALESCE(NULLIF(r.called, ''), p.title), o.name, r.step, r.step_title, '', '', t.due_day, r.due_day
  {told_of} JOIN programme_file p ON p.id = r.programme_id
 WHERE r.region_id = :region AND o.path >= :path_from AND o.path < :path_to ORDER BY t.due_day, r.id LIMIT :limit;

-- By the beginning of the path of the case, so many characters long.
--: run_told_units({told_of}, chars: int) -> many run_told_unit(path: text, n: int)
SELECT substr(o.path, 1, CAST(:chars AS INTEGER)), COUNT(*)
  {told_of}
 WHERE r.region_id = :region AND o.path >= :path_from AND o.path < :path_to GROUP BY substr(o.path, 1, CAST(:chars AS INTEGER)) ORDER BY 1;
