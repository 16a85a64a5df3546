-- An import that sets memberships needs a second person.
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
  row_version INTEGER NOT NULL
) STRICT;
INSERT INTO batch (id, account_id, holding_id, org_id, path, name, state, head_row, head, fields, created_s, applied_s, blocks_count,
  rows_count, new_count, changed_count, same_count, wrong_count, warned_count, dated_count, done_count, kept_count,
  undone_count, row_version)
SELECT id, account_id, holding_id, org_id, path, name, state, head_row, head, fields, created_s, applied_s, blocks_count,
  rows_count, new_count, changed_count, same_count, wrong_count, warned_count, 0, done_count, kept_count, undone_count,
  row_version FROM batch_before;
DROP TABLE batch_before;
CREATE INDEX batch_by_path ON batch (path, id);
CREATE TABLE batch_approval (
  id INTEGER NOT NULL PRIMARY KEY,
  batch_id INTEGER NOT NULL,
  asked_by INTEGER NOT NULL,
  asked_s INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (length(state) <= 20),
  decided_by INTEGER NOT NULL,
  decided_s INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 200)
) STRICT;
CREATE INDEX batch_approval_by_batch ON batch_approval (batch_id, id);
CREATE INDEX batch_approval_by_state ON batch_approval (state, batch_id, id);
--postgres
ALTER TABLE batch ADD COLUMN dated_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE batch ALTER COLUMN dated_count DROP DEFAULT;
CREATE TABLE batch_approval (
  id BIGINT NOT NULL PRIMARY KEY,
  batch_id BIGINT NOT NULL,
  asked_by BIGINT NOT NULL,
  asked_s BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 20),
  decided_by BIGINT NOT NULL,
  decided_s BIGINT NOT NULL,
  note TEXT COLLATE "C" NOT NULL CHECK (char_length(note) <= 200)
);
CREATE INDEX batch_approval_by_batch ON batch_approval (batch_id, id);
CREATE INDEX batch_approval_by_state ON batch_approval (state, batch_id, id);
