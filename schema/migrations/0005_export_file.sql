-- The file of an export is made by a job and kept while its link lives. What was asked for before has no file: it is
-- asked for again.
--sqlite
CREATE TEMP TABLE export_before AS SELECT * FROM export;
DROP TABLE export;
CREATE TABLE export (
  id INTEGER NOT NULL PRIMARY KEY,
  account_id INTEGER NOT NULL,
  holding_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  title TEXT NOT NULL CHECK (length(title) <= 200),
  filters TEXT NOT NULL CHECK (length(filters) <= 2000),
  columns TEXT NOT NULL CHECK (length(columns) <= 500),
  format TEXT NOT NULL CHECK (length(format) <= 10),
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  is_full INTEGER NOT NULL CHECK (is_full IN (0, 1)),
  rows_count INTEGER NOT NULL,
  needs_second INTEGER NOT NULL CHECK (needs_second IN (0, 1)),
  approved_by INTEGER NOT NULL,
  refused_by INTEGER NOT NULL,
  created_s INTEGER NOT NULL,
  ends_s INTEGER NOT NULL,
  fetched_s INTEGER NOT NULL,
  row_version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (length(state) <= 20),
  bytes INTEGER NOT NULL
) STRICT;
INSERT INTO export (id, account_id, holding_id, org_id, path, title, filters, columns, format, reason, is_full, rows_count, needs_second, approved_by,
       refused_by, created_s, ends_s, fetched_s, row_version, state, bytes)
SELECT id, account_id, holding_id, org_id, path, title, filters, columns, format, reason, is_full, rows_count, needs_second, approved_by,
       refused_by, created_s, ends_s, fetched_s, row_version,
       CASE WHEN refused_by <> 0 THEN 'refused' WHEN needs_second = 1 AND approved_by = 0 THEN 'waiting' ELSE 'failed' END, 0
  FROM export_before;
DROP TABLE export_before;
CREATE INDEX export_by_account ON export (account_id, id);
CREATE INDEX export_by_path ON export (path, id);
CREATE TABLE export_block (
  id INTEGER NOT NULL PRIMARY KEY,
  export_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX export_block_by_number ON export_block (export_id, number);
--postgres
ALTER TABLE export ADD COLUMN state TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (char_length(state) <= 20);
ALTER TABLE export ADD COLUMN bytes BIGINT NOT NULL DEFAULT 0;
UPDATE export SET state = CASE WHEN refused_by <> 0 THEN 'refused' WHEN needs_second = 1 AND approved_by = 0 THEN 'waiting' ELSE 'failed' END;
ALTER TABLE export ALTER COLUMN state DROP DEFAULT;
ALTER TABLE export ALTER COLUMN bytes DROP DEFAULT;
CREATE TABLE export_block (
  id BIGINT NOT NULL PRIMARY KEY,
  export_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  content BYTEA NOT NULL
);
CREATE UNIQUE INDEX export_block_by_number ON export_block (export_id, number);
