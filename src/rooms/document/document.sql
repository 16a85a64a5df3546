-- Templates of papers, each version once, and where they are in force.

--: document_template_insert(id: document_template_id, code: text, version: int, file: file_id, note: text, time_s: time, account: int) -> none
INSERT INTO document_template (id, code, version, file_id, note, time_s, account_id) VALUES (:id, :code, :version, :file, :note, :time_s, :account);

--: part document_template_columns()
       t.id, t.code, t.version, t.file_id, t.note, t.time_s, f.digest, f.bytes, f.name FROM document_template t JOIN file f ON f.id = t.file_id

--: document_template_get(id: document_template_id) -> one document_template_row(id: document_template_id, code: text, version: int, file: file_id, note: text, time_s: time, digest: text, bytes: int, name: text)
SELECT {document_template_columns} WHERE t.id = :id;

-- The newest first.
--: document_templates(code: text) -> many document_template_row
SELECT {document_template_columns} WHERE t.code = :code ORDER BY t.version DESC;

--: document_use_insert(id: document_use_id, template: document_template_id, org: org_id, from_day: day, basis: text, account: int) -> none
INSERT INTO document_use (id, template_id, org_id, from_day, to_day, basis, account_id, row_version)
VALUES (:id, :template, :org, :from_day, 2932897, :basis, :account, 1);

--: document_use_end(id: document_use_id, day: day, version: int) -> none
UPDATE document_use SET to_day = :day, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: part document_use_columns()
       u.id, u.template_id, u.org_id, o.name, o.path, t.code, t.version, u.from_day, u.to_day, u.basis, u.row_version
  FROM document_use u JOIN document_template t ON t.id = u.template_id JOIN org o ON o.id = u.org_id

--: document_use_get(id: document_use_id) -> one document_use_row(id: document_use_id, template: document_template_id, org: org_id, org_name: text, org_path: text, code: text, version: int, from_day: day, to_day: day, basis: text, row_version: int)
SELECT {document_use_columns} WHERE u.id = :id;

-- In one organisation what is in force on the day or begins later, the latest first; not what was taken back.
--: document_use_of(org: org_id, code: text, day: day) -> many document_use_row
SELECT {document_use_columns} WHERE u.org_id = :org AND t.code = :code AND u.to_day > :day AND u.to_day > u.from_day ORDER BY u.from_day DESC;

-- In one organisation what ended as another began on that day.
--: document_uses_ended(org: org_id, code: text, day: day) -> many document_use_row
SELECT {document_use_columns} WHERE u.org_id = :org AND t.code = :code AND u.to_day = :day AND u.from_day < :day ORDER BY u.from_day DESC;

-- In force on the day at a path or above it, the nearest organisation first.
--: document_uses_for(path: text, code: text, day: day) -> many document_use_row
SELECT {document_use_columns} WHERE u.from_day <= :day AND u.to_day > :day AND t.code = :code AND :path LIKE o.path || '%' ORDER BY length(o.path) DESC, u.from_day DESC;

-- Where a paper's templates are or were in force, inside a subtree.
--: document_uses_in(code: text, path_from: text, path_to: text) -> many document_use_row
SELECT {document_use_columns} WHERE t.code = :code AND o.path >= :path_from AND o.path < :path_to ORDER BY u.from_day DESC, o.path;
