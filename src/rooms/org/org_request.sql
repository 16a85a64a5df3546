-- Mergers and moves of large organisations, asked for by one and decided by another.

--: part request_columns()
       r.id, r.org_id AS org, r.into_id AS target, r.kind, r.day, r.document, r.members_count, r.units_count, r.state, o.name, o.path, i.name AS into_name, i.path AS into_path,
       r.asked_by, r.asked_s, COALESCE((SELECT COALESCE(q.name, a.login) FROM account a LEFT JOIN person q ON q.id = a.person_id WHERE a.id = r.asked_by), '') AS asked_name,
       r.decided_s, COALESCE((SELECT COALESCE(q.name, a.login) FROM account a LEFT JOIN person q ON q.id = a.person_id WHERE a.id = r.decided_by), '') AS decided_name,
       r.note, r.row_version
  FROM org_request r JOIN org o ON o.id = r.org_id JOIN org i ON i.id = r.into_id

--: across org_request_get(id: org_request_id) -> one org_request_row(id: org_request_id, org: org_id, target: org_id, kind: text, day: day, document: text, members_count: int, units_count: int, state: text, name: text, path: text, into_name: text, into_path: text, asked_by: int, asked_s: time, asked_name: text, decided_s: time, decided_name: text, note: text, row_version: int)
SELECT {request_columns}
 WHERE r.id = :id;

-- Both sides of it: what is taken in from elsewhere is a matter of the receiving one too.
--: part touches(path_from: text, path_to: text)
((o.path >= :path_from AND o.path < :path_to) OR (i.path >= :path_from AND i.path < :path_to))

-- Of a subtree or into it, by state, the latest first.
--: across org_request_rows({touches}, state: text, limit: int, offset: int) -> many org_request_row
SELECT {request_columns}
 WHERE r.state = :state AND {touches}
 ORDER BY r.id DESC LIMIT :limit OFFSET :offset;

--: org_request_count({touches}, state: text) -> one org_request_number(n: int)
SELECT COUNT(*) FROM org_request r JOIN org o ON o.id = r.org_id JOIN org i ON i.id = r.into_id
 WHERE r.state = :state AND {touches};

-- What came into a subtree from elsewhere a short while ago, asked for and approved by others.
--: across org_request_arrived(account: int, path_from: text, path_to: text, since_s: time) -> many org_request_row
SELECT {request_columns}
 WHERE r.state = 'approved' AND r.decided_s > :since_s AND r.asked_by <> :account AND r.decided_by <> :account AND i.path >= :path_from AND i.path < :path_to
   AND EXISTS (SELECT 1 FROM org_path f WHERE f.org_id = r.org_id AND f.to_day = r.day AND f.from_day < f.to_day AND (f.path < :path_from OR f.path >= :path_to))
 ORDER BY r.id DESC LIMIT 20;

-- What somebody asked for and another decided a short while ago, until it was read.
--: across org_request_told(account: int, since_s: time) -> many org_request_row
SELECT {request_columns}
 WHERE r.state IN ('approved', 'refused') AND r.asked_by = :account AND r.decided_s > :since_s
   AND NOT EXISTS (SELECT 1 FROM result_seen s WHERE s.account_id = :account AND s.kind = 'org' AND s.subject_id = r.id)
 ORDER BY r.id DESC LIMIT 20;

-- The person who asked, to be told.
--: across org_request_asker_of(account: int) -> one org_request_asker(person: int, region: int)
SELECT p.id AS person, p.region_id AS region FROM account a JOIN person p ON p.id = a.person_id WHERE a.id = :account;

--: across org_request_waiting(org: org_id) -> one org_request_row
SELECT {request_columns}
 WHERE r.org_id = :org AND r.state = 'waiting' ORDER BY r.id LIMIT 1;

-- Members of a subtree today, and the organisations below its top.
--: org_request_size(region: int, path: text, path_to: text, today: day) -> one org_request_size_row(members: int, units: int)
SELECT (SELECT COUNT(*) FROM person WHERE region_id = :region AND path >= :path AND path < :path_to AND status IN (1, 2, 3)) AS members,
       (SELECT COUNT(*) FROM org WHERE path > :path AND path < :path_to AND from_day <= :today AND to_day > :today) AS units;

--: org_request_insert(id: org_request_id, org: org_id, into: org_id, kind: text, day: day, document: text, members: int, units: int, account: int, now: time) -> none
INSERT INTO org_request (id, org_id, into_id, kind, day, document, members_count, units_count, state, asked_by, asked_s, decided_by, decided_s, note, row_version)
VALUES (:id, :org, :into, :kind, :day, :document, :members, :units, 'waiting', :account, :now, 0, 0, '', 1);

--: org_request_close(id: org_request_id, state: text, account: int, now: time, note: text, version: int) -> none
UPDATE org_request SET state = :state, decided_by = :account, decided_s = :now, note = :note, row_version = row_version + 1
 WHERE id = :id AND state = 'waiting' AND row_version = :version;
