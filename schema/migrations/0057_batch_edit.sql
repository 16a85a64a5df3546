-- A bulk edit is kept as a batch, and undone with a reason as an import is.
--sqlite
CREATE TEMP TABLE batch_before AS SELECT * FROM batch;
DROP TABLE batch;
CREATE TABLE batch (
  id INTEGER NOT NULL PRIMARY KEY,
  account_id INTEGER NOT NULL,
  holding_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  name TEXT NOT NULL CHECK (length(name) <= 200),
  state TEXT NOT NULL CHECK (length(state) <= 20),
  head_row INTEGER NOT NULL,
  head TEXT NOT NULL,
  fields TEXT NOT NULL CHECK (length(fields) <= 4000),
  created_s INTEGER NOT NULL,
  applied_s INTEGER NOT NULL,
  blocks_count INTEGER NOT NULL,
  rows_count INTEGER NOT NULL,
  new_count INTEGER NOT NULL,
  changed_count INTEGER NOT NULL,
  same_count INTEGER NOT NULL,
  wrong_count INTEGER NOT NULL,
  warned_count INTEGER NOT NULL,
  dated_count INTEGER NOT NULL,
  done_count INTEGER NOT NULL,
  kept_count INTEGER NOT NULL,
  undone_count INTEGER NOT NULL,
  row_version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (length(kind) <= 10),
  undo_account INTEGER NOT NULL,
  undo_s INTEGER NOT NULL,
  undo_reason TEXT NOT NULL CHECK (length(undo_reason) <= 180)
) STRICT;
INSERT INTO batch (id, account_id, holding_id, org_id, path, name, state, head_row, head, fields, created_s, applied_s, blocks_count,
  rows_count, new_count, changed_count, same_count, wrong_count, warned_count, dated_count, done_count, kept_count,
  undone_count, row_version, kind, undo_account, undo_s, undo_reason)
SELECT id, account_id, holding_id, org_id, path, name, state, head_row, head, fields, created_s, applied_s, blocks_count,
  rows_count, new_count, changed_count, same_count, wrong_count, warned_count, dated_count, done_count, kept_count, undone_count,
  row_version, 'import', 0, 0, '' FROM batch_before;
DROP TABLE batch_before;
CREATE INDEX batch_by_path ON batch (path, kind, id);
--postgres
ALTER TABLE batch ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'import' CHECK (char_length(kind) <= 10);
ALTER TABLE batch ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE batch ADD COLUMN undo_account BIGINT NOT NULL DEFAULT 0;
ALTER TABLE batch ALTER COLUMN undo_account DROP DEFAULT;
ALTER TABLE batch ADD COLUMN undo_s BIGINT NOT NULL DEFAULT 0;
ALTER TABLE batch ALTER COLUMN undo_s DROP DEFAULT;
ALTER TABLE batch ADD COLUMN undo_reason TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (char_length(undo_reason) <= 180);
ALTER TABLE batch ALTER COLUMN undo_reason DROP DEFAULT;
DROP INDEX batch_by_path;
CREATE INDEX batch_by_path ON batch (path, kind, id);
