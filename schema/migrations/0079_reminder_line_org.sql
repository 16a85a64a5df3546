-- A reminder to a general branch or a committee is told to the branch below that has to act. Of what was issued before it is the organisation of the case, or
-- of the applicant.
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
  code TEXT NOT NULL CHECK (length(code) <= 40),
  org_id INTEGER NOT NULL
) STRICT;
INSERT INTO reminder_line (id, region_id, reminder_id, number, run_id, step_id, title, programme_title, step_title, org_name, who, basis, missing, due_day, duty, person_id, code, org_id)
SELECT b.id, b.region_id, b.reminder_id, b.number, b.run_id, b.step_id, b.title, b.programme_title, b.step_title, b.org_name, b.who, b.basis, b.missing, b.due_day, b.duty, b.person_id, b.code,
       COALESCE((SELECT r.org_id FROM run r WHERE r.region_id = b.region_id AND r.id = b.run_id), (SELECT p.org_id FROM person p WHERE p.region_id = b.region_id AND p.id = b.person_id), 0)
  FROM reminder_line_before b;
DROP TABLE reminder_line_before;
CREATE INDEX reminder_line_by_sheet ON reminder_line (region_id, reminder_id, number);
CREATE INDEX reminder_line_by_org ON reminder_line (region_id, org_id, reminder_id);
--postgres
ALTER TABLE reminder_line ADD COLUMN org_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE reminder_line ALTER COLUMN org_id DROP DEFAULT;
UPDATE reminder_line b SET org_id = COALESCE((SELECT r.org_id FROM run r WHERE r.region_id = b.region_id AND r.id = b.run_id), (SELECT p.org_id FROM person p WHERE p.region_id = b.region_id AND p.id = b.person_id), 0);
CREATE INDEX reminder_line_by_org ON reminder_line (region_id, org_id, reminder_id);
