-- What is registered later than it happened, asked for and approved. Whose it is stands at the branch (h) of today: an archive that is void has no path of its own.

--: part late_entry_columns()
l.id, l.region_id, l.person_id, p.name, l.org_id, o.name AS org_name, o.from_day AS org_since, h.path, l.kind, l.cause, l.status, l.day, l.joined_day, l.joined_precision, l.full_day, l.document,
       l.reason, l.state, l.asked_by, l.asked_s, l.decided_s, l.note, l.row_version,
       COALESCE((SELECT COALESCE(q.name, a.login) FROM account a LEFT JOIN person q ON q.id = a.person_id WHERE a.id = l.asked_by), '') AS asked_name,
       p.joined_day AS registered_joined, p.joined_precision AS registered_precision, p.full_day AS registered_full, p.applied_day AS registered_applied,
       l.full_precision, p.full_precision AS registered_full_precision, p.applied_precision AS registered_applied_precision,
       CASE WHEN l.kind = 'since' THEN COALESCE((SELECT MAX(r.from_day) FROM person_role r WHERE r.region_id = l.region_id AND r.person_id = l.person_id AND r.kind = l.cause), -2147483647) ELSE -2147483647 END AS registered_since
  FROM late_entry l JOIN person p ON p.region_id = l.region_id AND p.id = l.person_id JOIN org o ON o.id = l.org_id JOIN org h ON h.id = p.org_id

--: across late_entry_get(id: late_entry_id) -> one late_entry_row(id: late_entry_id, region: int, person: person_id, name: text, org: org_id, org_name: text, org_since: day, path: text, kind: text, cause: text, status: int, day: day, joined_day: day, joined_precision: int, full_day: day, document: text, reason: text, state: text, asked_by: int, asked_s: time, decided_s: time, note: text, row_version: int, asked_name: text, registered_joined: day, registered_precision: int, registered_full: day, registered_applied: day, full_precision: int, registered_full_precision: int, registered_applied_precision: int, registered_since: day)
SELECT {late_entry_columns}
 WHERE l.id = :id;

-- The counties that have any are found one after the other in the index: the first page asks each time.
--: across late_entry_rows(path_from: text, path_to: text, state: text, limit: int) -> many late_entry_row
SELECT {late_entry_columns}
 WHERE l.region_id IN (WITH RECURSIVE region(id) AS (
                         SELECT MIN(region_id) FROM late_entry UNION ALL SELECT (SELECT MIN(e.region_id) FROM late_entry e WHERE e.region_id > region.id) FROM region WHERE region.id IS NOT NULL)
                       SELECT id FROM region)
   AND l.state = :state AND h.path >= :path_from AND h.path < :path_to
 ORDER BY l.id LIMIT :limit;

-- What waits of one person, the latest last.
--: across late_entries_waiting(region: int, person: person_id) -> many late_entry_row
SELECT {late_entry_columns}
 WHERE l.region_id = :region AND l.person_id = :person AND l.state = 'waiting' ORDER BY l.id;

--: late_entry_insert(id: late_entry_id, region: int, person: person_id, kind: text, cause: text, org: org_id, status: int, day: day, joined: day, precision: int, full: day, full_precision: int, document: text, reason: text, account: int, now: time) -> none
INSERT INTO late_entry (id, region_id, person_id, kind, cause, org_id, status, day, joined_day, joined_precision, full_day, document, reason, state, asked_by, asked_s,
                        decided_by, decided_s, note, row_version, full_precision)
VALUES (:id, :region, :person, :kind, :cause, :org, :status, :day, :joined, :precision, :full, :document, :reason, 'waiting', :account, :now, 0, 0, '', 1, :full_precision);

--: late_entry_close(id: late_entry_id, region: int, state: text, account: int, now: time, note: text, version: int) -> none
UPDATE late_entry SET state = :state, decided_by = :account, decided_s = :now, note = :note, row_version = row_version + 1
 WHERE region_id = :region AND id = :id AND state = 'waiting' AND row_version = :version;

-- The case by which somebody is on the way to membership.
--: late_stage_case(region: int, person: person_id) -> one late_stage_case_row(id: int, is_paper: bool, title: text)
SELECT r.id, CASE WHEN EXISTS (SELECT 1 FROM run_paper q WHERE q.region_id = r.region_id AND q.run_id = r.id) THEN 1 ELSE 0 END AS is_paper, COALESCE(NULLIF(r.called, ''), f.title) AS title FROM run r JOIN programme_file f ON f.id = r.programme_id
 WHERE r.region_id = :region AND r.subject_kind = 'person' AND r.subject_id = :person AND r.state = 'open' AND r.code = 'recruit' LIMIT 1;

-- Does any case stand on this person's record? Open or over.
--: late_applied_cases(region: int, person: person_id) -> one late_applied_case_row(n: int)
SELECT COUNT(*) AS n FROM run WHERE region_id = :region AND subject_kind = 'person' AND subject_id = :person;

-- Who registered the day of applying as it stands now, and when.
--: late_applied_registered(region: int, person: person_id) -> one late_applied_line(account: int, time_s: time)
SELECT account_id AS account, time_s FROM person_change WHERE region_id = :region AND person_id = :person AND field = 'applied' ORDER BY id DESC LIMIT 1;

-- The line that it stands by, and whether an approved late registration wrote it.
--: late_applied_typed(region: int, person: person_id) -> one late_applied_typed_row(id: int, is_late: bool)
SELECT c.id, CASE WHEN EXISTS (SELECT 1 FROM late_entry l WHERE l.region_id = c.region_id AND l.person_id = c.person_id AND l.state = 'approved' AND l.kind = 'applied' AND l.decided_s = c.time_s)
                  THEN 1 ELSE 0 END AS is_late
  FROM person_change c WHERE c.region_id = :region AND c.person_id = :person AND c.field = 'applied' ORDER BY c.id DESC LIMIT 1;

-- How far somebody had come on the way to membership by the roles that are older than a case: those that lasted beyond the day, and when the last ended.
--: late_way_before(region: int, person: person_id, before: int, day: day) -> one late_way_row(lasting: int, ended: day)
SELECT COALESCE(SUM(CASE WHEN to_day > :day THEN 1 ELSE 0 END), 0) AS lasting, COALESCE(MAX(to_day), -2147483647) AS ended
  FROM person_role WHERE region_id = :region AND person_id = :person AND id < :before AND kind IN ('applicant', 'activist', 'pool', 'prospect');

-- What a day was until the decision of that second: '' none, or it was changed before that was kept.
--: late_entry_day_was(region: int, person: person_id, at: time, field: text) -> one late_entry_day_row(was: text)
SELECT was FROM person_change WHERE region_id = :region AND person_id = :person AND time_s = :at AND field = :field ORDER BY id LIMIT 1;

-- ---- what an approval does beside the events ----

--: person_set_party_days(id: person_id, region: int, joined: day, precision: int, full: day, full_precision: int, version: int) -> none
UPDATE person SET joined_day = :joined, joined_precision = :precision, full_day = :full, full_precision = :full_precision, row_version = row_version + 1
 WHERE region_id = :region AND id = :id AND row_version = :version;

--: membership_shift(id: membership_id, region: int, from_day: day, to_day: day) -> none
UPDATE membership SET from_day = :from_day, to_day = :to_day WHERE region_id = :region AND id = :id;

-- Approved ones of a subtree that were decided in those seconds, or that befell in those days.
--: across late_entry_of_period(path_from: text, path_to: text, from_s: time, to_s: time, from_day: day, to_day: day, limit: int) -> many late_entry_done(id: late_entry_id, person: person_id, name: text, kind: text, cause: text, day: day, decided_s: time, document: text)
SELECT l.id, l.person_id, p.name, l.kind, l.cause, CASE WHEN l.kind IN ('member', 'dates') THEN l.joined_day ELSE l.day END AS day, l.decided_s, l.document
  FROM late_entry l JOIN person p ON p.region_id = l.region_id AND p.id = l.person_id JOIN org h ON h.id = p.org_id
 WHERE l.region_id IN (SELECT DISTINCT region_id FROM org) AND l.state = 'approved' AND l.kind IN ('event', 'member', 'dates', 'mistaken', 'wrong_day', 'appeal') AND h.path >= :path_from AND h.path < :path_to
   AND ((l.decided_s >= :from_s AND l.decided_s < :to_s) OR
        (CASE WHEN l.kind IN ('member', 'dates') THEN l.joined_day ELSE l.day END >= :from_day AND CASE WHEN l.kind IN ('member', 'dates') THEN l.joined_day ELSE l.day END <= :to_day))
 ORDER BY l.decided_s, l.id LIMIT :limit;
