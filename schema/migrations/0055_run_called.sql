-- What a case is called where the practice has a name of its own for the kind of organisation.
--sqlite
CREATE TEMP TABLE run_before AS SELECT * FROM run;
DROP TABLE run;
CREATE TABLE run (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  programme_id INTEGER NOT NULL REFERENCES programme_file (id),
  code TEXT NOT NULL CHECK (length(code) <= 40),
  org_id INTEGER NOT NULL REFERENCES org (id),
  subject_kind TEXT NOT NULL CHECK (length(subject_kind) <= 10),
  subject_id INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (length(title) <= 200),
  text_key TEXT NOT NULL CHECK (length(text_key) <= 64),
  state TEXT NOT NULL CHECK (length(state) <= 10),
  step TEXT NOT NULL CHECK (length(step) <= 40),
  step_title TEXT NOT NULL CHECK (length(step_title) <= 120),
  due_day INTEGER NOT NULL,
  finish TEXT NOT NULL CHECK (length(finish) <= 40),
  finish_title TEXT NOT NULL CHECK (length(finish_title) <= 120),
  opened_day INTEGER NOT NULL,
  closed_day INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  row_version INTEGER NOT NULL,
  is_public INTEGER NOT NULL CHECK (is_public IN (0, 1)),
  called TEXT NOT NULL CHECK (length(called) <= 120)
) STRICT;
INSERT INTO run (id, region_id, programme_id, code, org_id, subject_kind, subject_id, title, text_key, state, step, step_title, due_day, finish, finish_title,
       opened_day, closed_day, account_id, reason, row_version, is_public, called)
SELECT id, region_id, programme_id, code, org_id, subject_kind, subject_id, title, text_key, state, step, step_title, due_day, finish, finish_title,
       opened_day, closed_day, account_id, reason, row_version, is_public, '' FROM run_before;
DROP TABLE run_before;
CREATE INDEX run_by_org ON run (region_id, org_id, state, due_day, opened_day, code, step, programme_id);
CREATE INDEX run_by_code ON run (region_id, code, state, step);
CREATE INDEX run_by_subject ON run (region_id, subject_kind, subject_id, state);
CREATE INDEX run_by_text ON run (region_id, text_key);
CREATE INDEX run_by_due ON run (region_id, state, due_day);
--postgres
ALTER TABLE run ADD COLUMN called TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (char_length(called) <= 120);
ALTER TABLE run ALTER COLUMN called DROP DEFAULT;
