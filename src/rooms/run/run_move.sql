-- Open cases that go to another organisation.

--: run_open_about(region: int, org: org_id, person: person_id) -> many run_open_id(id: run_id)
SELECT id FROM run WHERE region_id = :region AND subject_kind = 'person' AND subject_id = :person AND state = 'open' AND org_id = :org ORDER BY id;

--: run_open_at(region: int, org: org_id) -> many run_open_id
SELECT id FROM run WHERE region_id = :region AND org_id = :org AND state = 'open' ORDER BY id;

-- The last day on which a step of what is open there was done, or begun.
--: run_last_act_at(region: int, org: org_id) -> one run_last_act(title: text, day: day)
SELECT x.title, CASE WHEN s.day < 2932897 THEN s.day ELSE s.opened_day END AS day
  FROM run x CROSS JOIN run_step s
 WHERE x.region_id = :region AND x.org_id = :org AND x.state = 'open' AND s.region_id = :region AND s.run_id = x.id
 ORDER BY 2 DESC, x.id LIMIT 1;

--: run_open_within(region: int, path_from: text, path_to: text) -> many run_open_id
SELECT r.id FROM org o CROSS JOIN run r
 WHERE o.path >= :path_from AND o.path < :path_to AND r.region_id = :region AND r.org_id = o.id AND r.state = 'open' ORDER BY r.id;

--: run_open_of_org(region: int, org: org_id) -> one run_open_title(title: text, programme_title: text, opened_day: day)
SELECT r.title, COALESCE(NULLIF(r.called, ''), p.title), r.opened_day FROM run r JOIN programme_file p ON p.id = r.programme_id
 WHERE r.region_id = :region AND r.subject_kind = 'org' AND r.subject_id = :org AND r.state = 'open' ORDER BY r.id LIMIT 1;

--: run_set_org(id: run_id, region: int, org: org_id) -> none
UPDATE run SET org_id = :org, row_version = row_version + 1 WHERE region_id = :region AND id = :id;

--: run_move_insert(id: run_move_id, region: int, run: run_id, from: org_id, to: org_id, day: day, account: int, now: time) -> none
INSERT INTO run_move (id, region_id, run_id, from_id, to_id, day, account_id, time_s)
VALUES (:id, :region, :run, :from, :to, :day, :account, :now);

--: run_moves_of(region: int, run: run_id) -> many run_move_row(day: day, from_name: text, to_name: text)
SELECT m.day, a.name, b.name FROM run_move m JOIN org a ON a.id = m.from_id JOIN org b ON b.id = m.to_id
 WHERE m.region_id = :region AND m.run_id = :run ORDER BY m.day, m.id;

-- The first day in the branch into which somebody was last transferred. A merger of branches transfers nobody, whatever it does to the stretches.
--: run_moved_in_last(person: person_id) -> one run_moved_in(day: day)
SELECT CAST(COALESCE(MAX(moved_day), -2147483647) AS BIGINT) AS day FROM transfer WHERE person_id = :person AND state = 'done' AND kind <> 'out';
