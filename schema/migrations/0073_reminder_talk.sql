-- A reminder also tells of applicants with whom nobody talked in time. What was issued before was about cases.
--sqlite
CREATE TEMP TABLE reminder_line_before AS SELECT * FROM reminder_line;
DROP TABLE reminder_line;
CREATE TABLE reminder_line (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  reminder_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (length(title) <= 200),
  programme_title TEXT NOT NULL CHECK (length(programme_title) <= 120),
  step_title TEXT NOT NULL CHECK (length(step_title) <= 120),
  org_name TEXT NOT NULL CHECK (length(org_name) <= 200),
  who TEXT NOT NULL CHECK (length(who) <= 300),
  basis TEXT NOT NULL CHECK (length(basis) <= 500),
  missing TEXT NOT NULL CHECK (length(missing) <= 1000),
  due_day INTEGER NOT NULL,
  duty TEXT NOT NULL CHECK (length(duty) <= 40),
  person_id INTEGER NOT NULL,
  code TEXT NOT NULL CHECK (length(code) <= 40)
) STRICT;
INSERT INTO reminder_line (id, region_id, reminder_id, number, run_id, step_id, title, programme_title, step_title, org_name, who, basis, missing, due_day, duty, person_id, code)
SELECT id, region_id, reminder_id, number, run_id, step_id, title, programme_title, step_title, org_name, who, basis, missing, due_day, duty, 0, '' FROM reminder_line_before;
DROP TABLE reminder_line_before;
CREATE INDEX reminder_line_by_sheet ON reminder_line (region_id, reminder_id, number);
--postgres
ALTER TABLE reminder_line ADD COLUMN person_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE reminder_line ALTER COLUMN person_id DROP DEFAULT;
ALTER TABLE reminder_line ADD COLUMN code TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (char_length(code) <= 40);
ALTER TABLE reminder_line ALTER COLUMN code DROP DEFAULT;
