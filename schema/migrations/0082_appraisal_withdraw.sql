-- A record that was made under a wrong year is withdrawn, and the first record of a year long over waits for the committee above. What was recorded before counts.
--sqlite
CREATE TEMP TABLE appraisal_before AS SELECT * FROM appraisal;
CREATE TEMP TABLE appraisal_correction_before AS SELECT * FROM appraisal_correction;
CREATE TEMP TABLE appraisal_correction_line_before AS SELECT * FROM appraisal_correction_line;
DROP TABLE appraisal_correction_line;
DROP TABLE appraisal_correction;
DROP TABLE appraisal;
CREATE TABLE appraisal (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  year INTEGER NOT NULL,
  day INTEGER NOT NULL,
  due INTEGER NOT NULL,
  present INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  run_id INTEGER NOT NULL,
  made_by INTEGER NOT NULL,
  made_s INTEGER NOT NULL,
  excellent INTEGER NOT NULL,
  qualified INTEGER NOT NULL,
  basic INTEGER NOT NULL,
  unqualified INTEGER NOT NULL,
  probationary INTEGER NOT NULL,
  absent INTEGER NOT NULL,
  excused INTEGER NOT NULL,
  suspended INTEGER NOT NULL,
  row_version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (length(state) <= 10)
) STRICT;
INSERT INTO appraisal (id, org_id, year, day, due, present, reason, run_id, made_by, made_s, excellent, qualified, basic, unqualified, probationary, absent, excused, suspended, row_version, state)
SELECT id, org_id, year, day, due, present, reason, run_id, made_by, made_s, excellent, qualified, basic, unqualified, probationary, absent, excused, suspended, row_version, 'held' FROM appraisal_before;
DROP TABLE appraisal_before;
CREATE UNIQUE INDEX appraisal_by_org ON appraisal (org_id, year);
CREATE TABLE appraisal_correction (
  id INTEGER NOT NULL PRIMARY KEY,
  appraisal_id INTEGER NOT NULL REFERENCES appraisal (id),
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  state TEXT NOT NULL CHECK (length(state) <= 10),
  made_by INTEGER NOT NULL,
  made_s INTEGER NOT NULL,
  decided_by INTEGER NOT NULL,
  decided_s INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 200),
  kind TEXT NOT NULL CHECK (length(kind) <= 10)
) STRICT;
INSERT INTO appraisal_correction (id, appraisal_id, reason, state, made_by, made_s, decided_by, decided_s, note, kind)
SELECT id, appraisal_id, reason, state, made_by, made_s, decided_by, decided_s, note, 'change' FROM appraisal_correction_before;
DROP TABLE appraisal_correction_before;
CREATE INDEX appraisal_correction_by_appraisal ON appraisal_correction (appraisal_id, id);
CREATE INDEX appraisal_correction_by_state ON appraisal_correction (state, appraisal_id);
CREATE TABLE appraisal_correction_line (
  correction_id INTEGER NOT NULL REFERENCES appraisal_correction (id),
  number INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  field TEXT NOT NULL CHECK (length(field) <= 20),
  was TEXT NOT NULL CHECK (length(was) <= 200),
  became TEXT NOT NULL CHECK (length(became) <= 200),
  PRIMARY KEY (correction_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO appraisal_correction_line (correction_id, number, person_id, field, was, became)
SELECT correction_id, number, person_id, field, was, became FROM appraisal_correction_line_before;
DROP TABLE appraisal_correction_line_before;
--postgres
ALTER TABLE appraisal ADD COLUMN state TEXT COLLATE "C" NOT NULL DEFAULT 'held' CHECK (char_length(state) <= 10);
ALTER TABLE appraisal ALTER COLUMN state DROP DEFAULT;
ALTER TABLE appraisal_correction ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'change' CHECK (char_length(kind) <= 10);
ALTER TABLE appraisal_correction ALTER COLUMN kind DROP DEFAULT;
