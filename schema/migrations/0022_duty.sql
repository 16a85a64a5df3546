-- Duties of cases: what was reported for each period, and what is due next; cases that everybody may read in the list.
--sqlite
ALTER TABLE run RENAME TO run_before;
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
  is_public INTEGER NOT NULL CHECK (is_public IN (0, 1))
) STRICT;
INSERT INTO run (id, region_id, programme_id, code, org_id, subject_kind, subject_id, title, text_key, state, step, step_title, due_day, finish, finish_title,
       opened_day, closed_day, account_id, reason, row_version, is_public)
SELECT id, region_id, programme_id, code, org_id, subject_kind, subject_id, title, text_key, state, step, step_title, due_day, finish, finish_title,
       opened_day, closed_day, account_id, reason, row_version, 0 FROM run_before;
DROP TABLE run_before;
CREATE INDEX run_by_org ON run (region_id, org_id, state, due_day);
CREATE INDEX run_by_code ON run (region_id, code, state, step);
CREATE INDEX run_by_subject ON run (region_id, subject_kind, subject_id, state);
CREATE INDEX run_by_text ON run (region_id, text_key);
CREATE TABLE run_duty (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  duty TEXT NOT NULL CHECK (length(duty) <= 40),
  title TEXT NOT NULL CHECK (length(title) <= 120),
  due_day INTEGER NOT NULL
) STRICT;
CREATE INDEX run_duty_by_run ON run_duty (region_id, run_id);
CREATE INDEX run_duty_by_due ON run_duty (region_id, due_day);
CREATE TABLE run_report (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  duty TEXT NOT NULL CHECK (length(duty) <= 40),
  period_day INTEGER NOT NULL,
  day INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  time_s INTEGER NOT NULL
) STRICT;
CREATE INDEX run_report_by_run ON run_report (region_id, run_id, duty, period_day);
CREATE TABLE run_report_text (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  report_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (length(text) <= 1000)
) STRICT;
CREATE INDEX run_report_text_by_report ON run_report_text (region_id, report_id, number);
--postgres
ALTER TABLE run ADD COLUMN is_public BIGINT NOT NULL DEFAULT 0 CHECK (is_public IN (0, 1));
ALTER TABLE run ALTER COLUMN is_public DROP DEFAULT;
CREATE TABLE run_duty (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  duty TEXT COLLATE "C" NOT NULL CHECK (char_length(duty) <= 40),
  title TEXT COLLATE "C" NOT NULL CHECK (char_length(title) <= 120),
  due_day BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_duty_by_run ON run_duty (region_id, run_id);
CREATE INDEX run_duty_by_due ON run_duty (region_id, due_day);
CREATE INDEX run_duty_by_id ON run_duty (id);
CREATE TABLE run_report (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  duty TEXT COLLATE "C" NOT NULL CHECK (char_length(duty) <= 40),
  period_day BIGINT NOT NULL,
  day BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  time_s BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_report_by_run ON run_report (region_id, run_id, duty, period_day);
CREATE INDEX run_report_by_id ON run_report (id);
CREATE TABLE run_report_text (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  report_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  text TEXT COLLATE "C" NOT NULL CHECK (char_length(text) <= 1000),
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_report_text_by_report ON run_report_text (region_id, report_id, number);
CREATE INDEX run_report_text_by_id ON run_report_text (id);
