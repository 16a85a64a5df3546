-- Certificates of members who are away for a short time.

--: part certificate_columns()
k.id, k.org_id, o.name AS org_name, o.path AS org_path, k.person_id, k.name, k.branch_id, COALESCE(b.name, '') AS branch_name, k.path, k.year, k.serial, k.place, k.reason,
       k.from_day, k.to_day, k.issued_day, k.voided_day, k.void_reason, k.row_version
  FROM certificate k JOIN org o ON o.id = k.org_id LEFT JOIN org b ON b.id = k.branch_id

--: certificate_get(id: certificate_id) -> one certificate_row(id: certificate_id, org: org_id, org_name: text, org_path: text, person: int, name: text, branch: int, branch_name: text, path: text, year: int, serial: int, place: text, reason: text, from_day: day, to_day: day, issued_day: day, voided_day: day, void_reason: text, row_version: int)
SELECT {certificate_columns} WHERE k.id = :id;

-- Those of a subtree; :voided 1: voided ones, 0: those good to a day from :least on and before :below.
--: part certificate_scope(path_from: text, path_to: text, voided: int, least: day, below: day)
k.path >= :path_from AND k.path < :path_to AND (CASE WHEN k.voided_day < 2932897 THEN 1 ELSE 0 END) = :voided AND k.to_day >= :least AND k.to_day < :below

--: certificates({certificate_scope}, limit: int, offset: int) -> many certificate_row
SELECT {certificate_columns} WHERE {certificate_scope} ORDER BY k.to_day DESC, k.id DESC LIMIT :limit OFFSET :offset;

--: certificates_count({certificate_scope}) -> one certificate_count(n: int)
SELECT COUNT(*) FROM certificate k WHERE {certificate_scope};

-- Those of a person that were not voided, the latest first.
--: certificates_of(person: person_id, limit: int) -> many certificate_row
SELECT {certificate_columns} WHERE k.person_id = :person AND k.voided_day = 2932897 ORDER BY k.to_day DESC, k.id DESC LIMIT :limit;

--: certificate_last(org: org_id, year: int) -> one certificate_count
SELECT CAST(COALESCE(MAX(serial), 0) AS BIGINT) AS n FROM certificate WHERE org_id = :org AND year = :year;

--: quiet certificate_insert(id: certificate_id, org: org_id, person: person_id, name: text, branch: org_id, path: text, year: int, serial: int, place: text, reason: text, from_day: day, to_day: day, today: day, account: int) -> none
INSERT INTO certificate (id, org_id, person_id, name, branch_id, path, year, serial, place, reason, from_day, to_day, issued_day, voided_day, void_reason, account_id, row_version)
VALUES (:id, :org, :person, :name, :branch, :path, :year, :serial, :place, :reason, :from_day, :to_day, :today, 2932897, '', :account, 1);

--: quiet certificate_set_void(id: certificate_id, day: day, reason: text, version: int) -> none
UPDATE certificate SET voided_day = :day, void_reason = :reason, row_version = row_version + 1 WHERE id = :id AND row_version = :version;
