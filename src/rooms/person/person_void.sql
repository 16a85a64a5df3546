-- Archives that become void: one of two of one person, or one that should never have been.

--: part void_columns()
       v.id, v.person_id, p.name, o.name AS org_name, o.path, v.kept_id AS kept, COALESCE(k.name, '') AS kept_name, COALESCE(ko.name, '') AS kept_org_name,
       COALESCE(ko.path, '') AS kept_path, v.document, v.reason, v.state, v.asked_by, v.asked_s,
       COALESCE((SELECT a.person_id FROM account a WHERE a.id = v.asked_by), 0) AS asked_person,
       COALESCE((SELECT COALESCE(q.name, a.login) FROM account a LEFT JOIN person q ON q.id = a.person_id WHERE a.id = v.asked_by), '') AS asked_name,
       v.decided_s,
       COALESCE((SELECT COALESCE(q.name, a.login) FROM account a LEFT JOIN person q ON q.id = a.person_id WHERE a.id = v.decided_by), '') AS decided_name,
       v.note, v.row_version, v.is_restore
  FROM person_void v JOIN person p ON p.id = v.person_id JOIN org o ON o.id = p.org_id
  LEFT JOIN person k ON k.id = v.kept_id LEFT JOIN org ko ON ko.id = k.org_id

--: across person_void_get(id: person_void_id) -> one person_void_row(id: person_void_id, person: person_id, name: text, org_name: text, path: text, kept: int, kept_name: text, kept_org_name: text, kept_path: text, document: text, reason: text, state: text, asked_by: int, asked_s: time, asked_person: int, asked_name: text, decided_s: time, decided_name: text, note: text, row_version: int, is_restore: bool)
SELECT {void_columns}
 WHERE v.id = :id;

-- Of a subtree, in which either archive stands.
--: across person_void_rows(path_from: text, path_to: text, state: text, limit: int) -> many person_void_row
SELECT {void_columns}
 WHERE v.state = :state AND ((o.path >= :path_from AND o.path < :path_to) OR (ko.path >= :path_from AND ko.path < :path_to))
 ORDER BY v.id DESC LIMIT :limit;

-- What somebody asked for and another decided a short while ago, until it was read.
--: across person_void_told(account: int, since_s: time) -> many person_void_row
SELECT {void_columns}
 WHERE v.state IN ('approved', 'refused') AND v.asked_by = :account AND v.decided_s > :since_s
   AND NOT EXISTS (SELECT 1 FROM result_seen s WHERE s.account_id = :account AND s.kind = 'void' AND s.subject_id = v.id)
 ORDER BY v.id DESC LIMIT 20;

-- Why an archive is void: the last request that made it so.
--: across person_void_of(person: person_id) -> one person_void_row
SELECT {void_columns}
 WHERE v.person_id = :person AND v.state = 'approved' AND v.is_restore = 0 ORDER BY v.id DESC LIMIT 1;

-- Those that became void in a time, or live again.
--: across person_void_of_period(path_from: text, path_to: text, from_s: time, to_s: time, limit: int) -> many person_void_row
SELECT {void_columns}
 WHERE v.state = 'approved' AND v.decided_s >= :from_s AND v.decided_s < :to_s AND o.path >= :path_from AND o.path < :path_to
 ORDER BY v.decided_s, v.id LIMIT :limit;

--: person_void_waiting(person: int, other: int) -> one person_void_open(id: person_void_id)
SELECT id FROM person_void
 WHERE state = 'waiting' AND (person_id IN (:person, :other) OR (kept_id <> 0 AND kept_id IN (:person, :other))) ORDER BY id LIMIT 1;

--: person_void_insert(id: person_void_id, person: person_id, kept: person_id, document: text, reason: text, account: int, now: time, is_restore: bool) -> none
INSERT INTO person_void (id, person_id, kept_id, document, reason, state, asked_by, asked_s, decided_by, decided_s, note, row_version, is_restore)
VALUES (:id, :person, :kept, :document, :reason, 'waiting', :account, :now, 0, 0, '', 1, :is_restore);

--: person_void_close(id: person_void_id, state: text, account: int, now: time, note: text, version: int) -> none
UPDATE person_void SET state = :state, decided_by = :account, decided_s = :now, note = :note, row_version = row_version + 1
 WHERE id = :id AND state = 'waiting' AND row_version = :version;

-- ---- what must be settled first ----

-- Everything that is open about somebody: how many of a kind, and the first of them; of household groups their organisation.
--: across person_void_hindrances(person: int, today: day) -> many person_void_hindrance(kind: text, first: int, n: int)
SELECT 'case' AS kind, MIN(id) AS first, COUNT(*) AS n FROM run
 WHERE region_id IN (SELECT DISTINCT region_id FROM org) AND subject_kind = 'person' AND subject_id = :person AND state = 'open' HAVING COUNT(*) > 0
UNION ALL
SELECT 'late_entry', MIN(id), COUNT(*) FROM late_entry
 WHERE region_id IN (SELECT DISTINCT region_id FROM org) AND person_id = :person AND state = 'waiting' HAVING COUNT(*) > 0
UNION ALL
SELECT 'correction', MIN(id), COUNT(*) FROM correction
 WHERE region_id IN (SELECT DISTINCT region_id FROM org) AND person_id = :person AND state = 'open' HAVING COUNT(*) > 0
UNION ALL
SELECT 'transfer', MIN(id), COUNT(*) FROM transfer
 WHERE person_id = :person AND state IN ('draft', 'agreed', 'issued', 'accepted') HAVING COUNT(*) > 0
UNION ALL
SELECT 'holding', MIN(id), COUNT(*) FROM holding WHERE person_id = :person AND to_day > :today HAVING COUNT(*) > 0
UNION ALL
SELECT 'account', MIN(id), COUNT(*) FROM account WHERE person_id = :person AND is_closed = 0 HAVING COUNT(*) > 0
UNION ALL
SELECT 'ballot', MIN(b.id), COUNT(*) FROM ballot_voter t JOIN ballot b ON b.id = t.ballot_id
 WHERE t.person_id = :person AND b.state = 'open' HAVING COUNT(*) > 0
UNION ALL
SELECT 'review', MIN(id), COUNT(*) FROM review
 WHERE state = 'open' AND (id IN (SELECT review_id FROM review_rater WHERE person_id = :person) OR id IN (SELECT review_id FROM review_rated WHERE person_id = :person))
HAVING COUNT(*) > 0
UNION ALL
SELECT 'certificate', MIN(id), COUNT(*) FROM certificate WHERE person_id = :person AND to_day >= :today AND voided_day = 2932897 HAVING COUNT(*) > 0
UNION ALL
SELECT 'pass', MIN(id), COUNT(*) FROM pass WHERE person_id = :person AND ended_by = '' HAVING COUNT(*) > 0
UNION ALL
SELECT 'place', MIN(m.place_id), COUNT(*) FROM place_person m JOIN place l ON l.id = m.place_id
 WHERE m.person_id = :person AND m.to_day > :today AND l.to_day > :today HAVING COUNT(*) > 0
UNION ALL
SELECT 'household', MIN(org_id), COUNT(*) FROM household_group WHERE person_id = :person AND to_day > :today HAVING COUNT(*) > 0
UNION ALL
SELECT 'host', MIN(host_id), COUNT(*) FROM host_member WHERE person_id = :person AND to_day > :today HAVING COUNT(*) > 0;

-- ---- what goes over ----
-- Rows of the archive that becomes void, but for those that the other has too or that contradict it. Roles and points belong to their county,
-- and somebody is away as long as the register of floating members says so, which ends.

--: across void_histories(region: int, person: person_id, kept_region: int, kept: person_id) -> many void_number(id: int)
SELECT h.id FROM person_history h
 WHERE h.region_id = :region AND h.person_id = :person
   AND NOT EXISTS (SELECT 1 FROM person_history k WHERE k.region_id = :kept_region AND k.person_id = :kept AND k.kind = h.kind AND k.title = h.title AND k.from_day = h.from_day)
 ORDER BY h.id;

--: void_move_histories(ids: ids, region: int, kept_region: int, kept: person_id) -> none
UPDATE person_history SET region_id = :kept_region, person_id = :kept, row_version = row_version + 1 WHERE +region_id = :region AND id IN :ids;

--: void_papers(person: int) -> many void_number
SELECT id FROM file WHERE subject = 'person' AND subject_id = :person ORDER BY id;

--: void_move_papers(ids: ids, kept: int, org: org_id) -> none
UPDATE file SET subject_id = :kept, org_id = :org WHERE id IN :ids;

--: void_holdings(person: person_id, kept: person_id) -> many void_number
SELECT h.id FROM holding h
 WHERE h.person_id = :person
   AND NOT EXISTS (SELECT 1 FROM holding k WHERE k.person_id = :kept AND k.post_id = h.post_id AND k.from_day < h.to_day AND k.to_day > h.from_day)
 ORDER BY h.id;

--: void_move_holdings(ids: ids, kept: person_id) -> none
UPDATE holding SET person_id = :kept, row_version = row_version + 1 WHERE id IN :ids;

--: void_roles(region: int, person: person_id, kept: person_id) -> many void_number
SELECT r.id FROM person_role r
 WHERE +r.region_id = :region AND r.id IN (SELECT id FROM person_role WHERE region_id = :region AND person_id = :person) AND r.kind <> 'floating_out'
   AND NOT EXISTS (SELECT 1 FROM person_role k WHERE k.region_id = :region AND k.person_id = :kept AND k.kind = r.kind AND k.from_day <= r.to_day AND k.to_day >= r.from_day)
 ORDER BY r.id;

--: void_move_roles(ids: ids, region: int, kept: person_id) -> none
UPDATE person_role SET person_id = :kept WHERE +region_id = :region AND id IN :ids;

--: void_points(region: int, person: person_id) -> many void_number
SELECT id FROM point WHERE region_id = :region AND person_id = :person ORDER BY id;

--: void_move_points(ids: ids, region: int, kept: person_id) -> none
UPDATE point SET person_id = :kept WHERE +region_id = :region AND id IN :ids;

-- Whom somebody leads to membership, now or before.
--: across void_mentored(person: int) -> many void_number
SELECT id FROM person_role WHERE region_id IN (SELECT DISTINCT region_id FROM org) AND mentor_id = :person ORDER BY id;

--: across void_move_mentored(ids: ids, kept: int) -> none
UPDATE person_role SET mentor_id = :kept WHERE id IN :ids;

--: across void_mentoring(person: int, today: day) -> one void_mentoring_row(n: int, first: int)
SELECT COUNT(*) AS n, CAST(COALESCE(MIN(person_id), 0) AS BIGINT) AS first FROM person_role
 WHERE region_id IN (SELECT DISTINCT region_id FROM org) AND mentor_id = :person AND to_day > :today;

-- ---- the archive that is void ----

--: person_set_void(id: person_id, region: int, version: int) -> none
UPDATE person SET status = 10, path = '', row_version = row_version + 1 WHERE region_id = :region AND id = :id AND row_version = :version;

-- What it was when it became void.
--: person_void_was(region: int, person: person_id) -> one person_void_before(status: int)
SELECT was FROM standing_change WHERE region_id = :region AND person_id = :person AND became = 10 ORDER BY id DESC LIMIT 1;

--: person_set_live(id: person_id, region: int, status: int, path: text, version: int) -> none
UPDATE person SET status = :status, path = :path, row_version = row_version + 1 WHERE region_id = :region AND id = :id AND status = 10 AND row_version = :version;

-- What stays with it: cases that are over, receipts of dues.
--: across void_cases(person: int, limit: int) -> many void_case(id: run_id, title: text, called: text, state: text, closed_day: day)
SELECT r.id, r.title, COALESCE(NULLIF(r.called, ''), f.title) AS called, r.state, r.closed_day
  FROM run r JOIN programme_file f ON f.id = r.programme_id
 WHERE r.region_id IN (SELECT DISTINCT region_id FROM org) AND r.subject_kind = 'person' AND r.subject_id = :person ORDER BY r.id LIMIT :limit;

--: across void_kept_counts(person: int) -> one void_counts(receipts: int, cases: int)
SELECT (SELECT COUNT(*) FROM dues_receipt WHERE region_id IN (SELECT DISTINCT region_id FROM org) AND person_id = :person) AS receipts,
       (SELECT COUNT(*) FROM run WHERE region_id IN (SELECT DISTINCT region_id FROM org) AND subject_kind = 'person' AND subject_id = :person AND state <> 'open') AS cases;
