-- Members who ask for a transfer.

--: part transfer_request_columns()
q.id, q.person_id, q.name, q.place, q.reason, q.wanted_day, q.note, q.state, q.transfer_id, q.answer, q.asked_day, q.row_version, p.org_id, p.path,
       COALESCE(o.name, '') AS org_name
  FROM transfer_request q JOIN person p ON p.id = q.person_id LEFT JOIN org o ON o.id = p.org_id

-- The request where the member is today: a branch that he came to since has it too.
--: across transfer_request_get(id: transfer_request_id) -> one transfer_request_row(id: transfer_request_id, person: int, name: text, place: text, reason: text, wanted_day: day, note: text, state: text, transfer: int, answer: text, asked_day: day, row_version: int, org: int, path: text, org_name: text)
SELECT {transfer_request_columns} WHERE q.id = :id;

--: across transfer_requests_of(person: int) -> many transfer_request_row
SELECT {transfer_request_columns} WHERE q.person_id = :person ORDER BY q.id DESC LIMIT 20;

-- What a transfer was asked for by, or, where it is 0, what still waits: the latest.
--: across transfer_request_behind(person: int, transfer: int) -> one transfer_request_row
SELECT {transfer_request_columns} WHERE q.person_id = :person AND q.transfer_id = :transfer AND (q.state = 'taken' OR (:transfer = 0 AND q.state = 'waiting'))
 ORDER BY q.id DESC LIMIT 1;

-- In a subtree; :desk not 0: of these branches only.
--: across transfer_requests_waiting(path_from: text, path_to: text, desk: int, orgs: ids, limit: int, offset: int) -> many transfer_request_row
SELECT {transfer_request_columns} WHERE q.state = 'waiting' AND p.path >= :path_from AND p.path < :path_to AND (:desk = 0 OR p.org_id IN :orgs) ORDER BY q.id LIMIT :limit OFFSET :offset;

--: across transfer_requests_count(path_from: text, path_to: text, desk: int, orgs: ids) -> one transfer_request_number(n: int)
SELECT COUNT(*) FROM transfer_request q JOIN person p ON p.id = q.person_id
 WHERE q.state = 'waiting' AND p.path >= :path_from AND p.path < :path_to AND (:desk = 0 OR p.org_id IN :orgs);

-- The same by the branch.
--: across transfer_request_orgs(path_from: text, path_to: text) -> many transfer_request_org(org: int, n: int)
SELECT p.org_id, COUNT(*) FROM transfer_request q JOIN person p ON p.id = q.person_id
 WHERE q.state = 'waiting' AND p.path >= :path_from AND p.path < :path_to GROUP BY p.org_id;

--: transfer_request_insert(id: transfer_request_id, person: int, name: text, place: text, reason: text, wanted_day: day, note: text, today: day, account: int) -> none
INSERT INTO transfer_request (id, person_id, name, place, reason, wanted_day, note, state, transfer_id, answer, asked_day, account_id, decided_by, row_version)
VALUES (:id, :person, :name, :place, :reason, :wanted_day, :note, 'waiting', 0, '', :today, :account, 0, 1);

--: transfer_request_decide(id: transfer_request_id, state: text, answer: text, account: int, version: int) -> none
UPDATE transfer_request SET state = :state, answer = :answer, decided_by = :account, row_version = row_version + 1
 WHERE id = :id AND state = 'waiting' AND row_version = :version;

-- What was asked last goes with the transfer that is proposed: it waits, or the one proposed for it came to nothing and none came between.
--: transfer_request_take(person: int, transfer: int, account: int) -> none
UPDATE transfer_request SET state = 'taken', transfer_id = :transfer, decided_by = :account, row_version = row_version + 1
 WHERE id = (SELECT MAX(q.id) FROM transfer_request q WHERE q.person_id = :person)
   AND (state = 'waiting' OR (state = 'taken' AND transfer_id IN (
        SELECT t.id FROM transfer t WHERE t.person_id = :person AND t.state IN ('returned', 'expired', 'withdrawn')
           AND NOT EXISTS (SELECT 1 FROM transfer l WHERE l.person_id = :person AND l.id > t.id AND l.id < :transfer))));

--: transfer_request_end(person: int, answer: text) -> none
UPDATE transfer_request SET state = 'ended', answer = :answer, row_version = row_version + 1 WHERE person_id = :person AND state = 'waiting';
