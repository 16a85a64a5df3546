-- Certificates of floating members, issued by committees.

--: part pass_columns()
k.id, k.org_id, o.name AS org_name, o.path AS org_path, k.floating_id, k.person_id, k.name, k.branch_id, COALESCE(b.name, '') AS branch_name, k.path, k.year, k.serial, k.place,
       k.from_day, k.to_day, k.ended_by, k.ended_day, k.note, k.row_version, f.away_since, f.ended_day AS away_ended
  FROM pass k JOIN floating f ON f.id = k.floating_id JOIN org o ON o.id = k.org_id LEFT JOIN org b ON b.id = k.branch_id

--: across pass_get(id: pass_id) -> one pass_row(id: pass_id, org: org_id, org_name: text, org_path: text, floating: floating_id, person: person_id, name: text, branch: org_id, branch_name: text, path: text, year: int, serial: int, place: text, from_day: day, to_day: day, ended_by: text, ended_day: day, note: text, row_version: int, away_since: day, away_ended: day)
SELECT {pass_columns} WHERE k.id = :id;

-- Of a subtree those in a state (PASS_STATE_KEYS): what ended says how; of the others those of a time away that is over are due, then the last day counts.
-- :desk not 0: issued by these committees only.
--: part pass_scope(path_from: text, path_to: text, today: day, state: text, desk: int, orgs: ids)
k.path >= :path_from AND k.path < :path_to AND CASE WHEN k.ended_by <> '' THEN k.ended_by WHEN f.ended_day < 2932897 THEN 'due' WHEN k.to_day < :today THEN 'expired' ELSE 'valid' END = :state
   AND (:desk = 0 OR k.org_id IN :orgs)

--: across passes({pass_scope}, limit: int, offset: int) -> many pass_row
SELECT {pass_columns} WHERE {pass_scope} ORDER BY k.path, k.to_day, k.id LIMIT :limit OFFSET :offset;

--: across passes_count({pass_scope}) -> one pass_count(n: int)
SELECT COUNT(*) FROM pass k JOIN floating f ON f.id = k.floating_id WHERE {pass_scope};

-- Those due, by the committee that issued them.
--: across pass_due_orgs(path_from: text, path_to: text) -> many pass_due_org(org: int, path: text, n: int)
SELECT o.id, o.path, COUNT(*) FROM pass k JOIN floating f ON f.id = k.floating_id JOIN org o ON o.id = k.org_id
 WHERE k.path >= :path_from AND k.path < :path_to AND k.ended_by = '' AND f.ended_day < 2932897 GROUP BY o.id, o.path;

-- Those of a time away, the latest first.
--: across passes_of(floating: floating_id, limit: int) -> many pass_row
SELECT {pass_columns} WHERE k.floating_id = :floating ORDER BY k.id DESC LIMIT :limit;

-- The one that did not end, of a person.
--: across pass_open_of(person: person_id) -> one pass_row
SELECT {pass_columns} WHERE k.person_id = :person AND k.ended_by = '' ORDER BY k.id DESC LIMIT 1;

--: pass_last(org: org_id, year: int) -> one pass_count
SELECT CAST(COALESCE(MAX(serial), 0) AS BIGINT) AS n FROM pass WHERE org_id = :org AND year = :year;

--: quiet pass_insert(id: pass_id, org: org_id, floating: floating_id, person: person_id, name: text, branch: org_id, path: text, year: int, serial: int, place: text, from_day: day, to_day: day, account: int) -> none
INSERT INTO pass (id, org_id, floating_id, person_id, name, branch_id, path, year, serial, place, from_day, to_day, ended_by, ended_day, note, account_id, row_version)
VALUES (:id, :org, :floating, :person, :name, :branch, :path, :year, :serial, :place, :from_day, :to_day, '', 2932897, '', :account, 1);

--: quiet pass_set_end(id: pass_id, ended_by: text, day: day, note: text, version: int) -> none
UPDATE pass SET ended_by = :ended_by, ended_day = :day, note = :note, row_version = row_version + 1 WHERE id = :id AND row_version = :version;
