-- Practices as texts, and where they are in force.

--: programme_file_insert(id: programme_file_id, code: text, version: int, title: text, origin: text, digest: text, text: text, time_s: time, account: int) -> none
INSERT INTO programme_file (id, code, version, title, origin, digest, text, time_s, account_id)
VALUES (:id, :code, :version, :title, :origin, :digest, :text, :time_s, :account);

--: programme_file_get(id: programme_file_id) -> one programme_file_row(id: programme_file_id, code: text, version: int, title: text, origin: text, digest: text, text: text, time_s: time)
SELECT id, code, version, title, origin, digest, text, time_s FROM programme_file WHERE id = :id;

--: programme_file_version(code: text, version: int) -> one programme_file_row
SELECT id, code, version, title, origin, digest, text, time_s FROM programme_file WHERE code = :code AND version = :version;

-- Every version, the newest of a practice first.
--: programme_files(today: day) -> many programme_line(id: programme_file_id, code: text, version: int, title: text, origin: text, uses: int)
SELECT p.id, p.code, p.version, p.title, p.origin,
       (SELECT COUNT(*) FROM programme_use u WHERE u.programme_id = p.id AND u.from_day <= :today AND u.to_day > :today) AS uses
  FROM programme_file p ORDER BY p.code, p.version DESC;

--: programme_use_insert(id: programme_use_id, programme: programme_file_id, org: org_id, from_day: day, document: text, account: int) -> none
INSERT INTO programme_use (id, programme_id, org_id, from_day, to_day, document, account_id, row_version)
VALUES (:id, :programme, :org, :from_day, 2932897, :document, :account, 1);

--: programme_use_end(id: programme_use_id, day: day, version: int) -> none
UPDATE programme_use SET to_day = :day, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: part programme_use_columns()
u.id, u.programme_id, u.org_id, o.name, o.path, p.code, p.version, p.title, u.from_day, u.to_day, u.document, u.row_version
  FROM programme_use u JOIN programme_file p ON p.id = u.programme_id JOIN org o ON o.id = u.org_id

--: programme_use_get(id: programme_use_id) -> one programme_use_row(id: programme_use_id, programme: programme_file_id, org: org_id, org_name: text, org_path: text, code: text, version: int, title: text, from_day: day, to_day: day, document: text, row_version: int)
SELECT {programme_use_columns} WHERE u.id = :id;

-- Of one practice in one organisation what is in force on the day or begins later, the latest first.
--: programme_use_of(org: org_id, code: text, day: day) -> many programme_use_row
SELECT {programme_use_columns}
 WHERE u.org_id = :org AND p.code = :code AND u.to_day > :day ORDER BY u.from_day DESC;

-- In an organisation or above it, not yet over on the day; the nearest organisation first.
--: programme_uses_for(path: text, day: day) -> many programme_use_row
SELECT {programme_use_columns}
 WHERE u.to_day > :day AND :path LIKE o.path || '%' ORDER BY p.code, length(o.path) DESC, u.from_day;

-- Where a practice is or was in force, inside a subtree.
--: programme_uses_of(programme: programme_file_id, path_from: text, path_to: text) -> many programme_use_row
SELECT {programme_use_columns}
 WHERE u.programme_id = :programme AND o.path >= :path_from AND o.path < :path_to ORDER BY u.from_day DESC, o.path;

-- Cases that walk by this version, in an organisation and below, by state.
--: programme_cases(region: int, code: text, programme: programme_file_id, path_from: text, path_to: text) -> many programme_case_count(state: text, n: int)
SELECT r.state, COUNT(*) FROM run r JOIN org o ON o.id = r.org_id
 WHERE r.region_id = :region AND r.code = :code AND r.programme_id = :programme AND o.path >= :path_from AND o.path < :path_to
 GROUP BY r.state ORDER BY r.state;

-- Those that are open, by organisation, the most first.
--: programme_case_orgs(region: int, code: text, programme: programme_file_id, path_from: text, path_to: text, limit: int) -> many programme_case_org(org: org_id, name: text, n: int, oldest_day: day)
SELECT o.id, o.name, x.n, x.oldest_day
  FROM (SELECT r.org_id, COUNT(*) AS n, MIN(r.opened_day) AS oldest_day FROM org u CROSS JOIN run r
         WHERE u.path >= :path_from AND u.path < :path_to AND r.region_id = :region AND r.org_id = u.id AND r.code = :code AND r.programme_id = :programme
           AND r.state = 'open' GROUP BY r.org_id) x
  JOIN org o ON o.id = x.org_id ORDER BY x.n DESC, o.id LIMIT :limit;
