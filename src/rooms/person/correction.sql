-- Requests for a correction of one's own record.

--: part correction_columns()
r.id, r.region_id, r.person_id, p.name, p.org_id, o.name AS org_name, p.path, r.text, r.state, r.made_s, r.due_day, r.answer, r.answered_s, r.row_version
  FROM correction r JOIN person p ON p.region_id = r.region_id AND p.id = r.person_id JOIN org o ON o.id = p.org_id

--: across correction_get(id: correction_id) -> one correction_row(id: correction_id, region: int, person: person_id, name: text, org: org_id, org_name: text, path: text, text: text, state: text, made_s: time, due_day: day, answer: text, answered_s: time, row_version: int)
SELECT {correction_columns}
 WHERE r.id = :id;

--: across correction_rows(region: int, path_from: text, path_to: text, state: text, limit: int) -> many correction_row
SELECT {correction_columns}
 WHERE r.region_id = :region AND r.state = :state AND p.path >= :path_from AND p.path < :path_to
 ORDER BY r.due_day, r.id LIMIT :limit;

--: across correction_of_person(region: int, person: person_id) -> many correction_row
SELECT {correction_columns}
 WHERE r.region_id = :region AND r.person_id = :person ORDER BY r.id DESC;

-- Answers that whoever asked has not read.
--: across correction_told(person: person_id, account: int, since_s: time) -> many correction_row
SELECT {correction_columns}
 WHERE r.region_id IN (SELECT DISTINCT region_id FROM org) AND r.person_id = :person AND r.state IN ('done', 'declined') AND r.answered_s > :since_s
   AND NOT EXISTS (SELECT 1 FROM result_seen s WHERE s.account_id = :account AND s.kind = 'correction' AND s.subject_id = r.id)
 ORDER BY r.id DESC LIMIT 20;

--: correction_open_count(region: int, person: person_id) -> one correction_number(n: int)
SELECT COUNT(*) FROM correction WHERE region_id = :region AND person_id = :person AND state = 'open';

-- What happened to the record since a request: ids rise with time. To be verified is no change.
--: correction_changes_since(region: int, person: person_id, since: int) -> one correction_number
SELECT (SELECT COUNT(*) FROM person_change WHERE region_id = :region AND person_id = :person AND id > :since AND field <> 'verified')
     + (SELECT COUNT(*) FROM person_history WHERE region_id = :region AND person_id = :person AND id > :since)
     + (SELECT COUNT(*) FROM person_role WHERE region_id = :region AND person_id = :person AND id > :since)
     + (SELECT COUNT(*) FROM membership WHERE region_id = :region AND person_id = :person AND id > :since)
     + (SELECT COUNT(*) FROM file WHERE subject = 'person' AND subject_id = :person AND id > :since) AS n;

--: correction_insert(id: correction_id, region: int, person: person_id, text: text, made_s: time, due_day: day) -> none
INSERT INTO correction (id, region_id, person_id, text, state, made_s, due_day, answer, answered_s, answered_by, row_version)
VALUES (:id, :region, :person, :text, 'open', :made_s, :due_day, '', 0, 0, 1);

--: correction_close(id: correction_id, region: int, state: text, answer: text, answered_s: time, account: int, version: int) -> none
UPDATE correction SET state = :state, answer = :answer, answered_s = :answered_s, answered_by = :account, row_version = row_version + 1
 WHERE id = :id AND region_id = :region AND row_version = :version AND state = 'open';
