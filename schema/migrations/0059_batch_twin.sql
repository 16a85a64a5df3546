-- Namesakes that an import brings are told apart before it is written; who asked for an approval is told of it by an index.
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
  undo_reason TEXT NOT NULL CHECK (length(undo_reason) <= 180),
  twin_count INTEGER NOT NULL,
  twin_reason TEXT NOT NULL CHECK (length(twin_reason) <= 200)
) STRICT;
INSERT INTO batch (id, account_id, holding_id, org_id, path, name, state, head_row, head, fields, created_s, applied_s, blocks_count,
  rows_count, new_count, changed_count, same_count, wrong_count, warned_count, dated_count, done_count, kept_count,
  undone_count, row_version, kind, undo_account, undo_s, undo_reason, twin_count, twin_reason)
SELECT id, account_id, holding_id, org_id, path, name, state, head_row, head, fields, created_s, applied_s, blocks_count,
  rows_count, new_count, changed_count, same_count, wrong_count, warned_count, dated_count, done_count, kept_count, undone_count,
  row_version, kind, undo_account, undo_s, undo_reason, 0, '' FROM batch_before;
DROP TABLE batch_before;
CREATE INDEX batch_by_path ON batch (path, kind, id);
CREATE TEMP TABLE batch_row_before AS SELECT * FROM batch_row;
DROP TABLE batch_row;
CREATE TABLE batch_row (
  id INTEGER NOT NULL PRIMARY KEY,
  batch_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (length(verdict) <= 10),
  is_warned INTEGER NOT NULL CHECK (is_warned IN (0, 1)),
  person_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  progress INTEGER NOT NULL,
  content BLOB NOT NULL,
  findings BLOB NOT NULL,
  before BLOB NOT NULL,
  is_twin INTEGER NOT NULL CHECK (is_twin IN (0, 1))
) STRICT;
INSERT INTO batch_row (id, batch_id, number, verdict, is_warned, person_id, version, progress, content, findings, before, is_twin)
SELECT id, batch_id, number, verdict, is_warned, person_id, version, progress, content, findings, before, 0 FROM batch_row_before;
DROP TABLE batch_row_before;
CREATE UNIQUE INDEX batch_row_by_number ON batch_row (batch_id, number);
CREATE INDEX batch_row_by_verdict ON batch_row (batch_id, verdict, number);
CREATE INDEX batch_row_by_progress ON batch_row (batch_id, progress, number);
CREATE INDEX batch_approval_by_asker ON batch_approval (asked_by, batch_id, id);
--postgres
ALTER TABLE batch ADD COLUMN twin_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE batch ALTER COLUMN twin_count DROP DEFAULT;
ALTER TABLE batch ADD COLUMN twin_reason TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (char_length(twin_reason) <= 200);
ALTER TABLE batch ALTER COLUMN twin_reason DROP DEFAULT;
ALTER TABLE batch_row ADD COLUMN is_twin BIGINT NOT NULL DEFAULT 0 CHECK (is_twin IN (0, 1));
ALTER TABLE batch_row ALTER COLUMN is_twin DROP DEFAULT;
CREATE INDEX batch_approval_by_asker ON batch_approval (asked_by, batch_id, id);
