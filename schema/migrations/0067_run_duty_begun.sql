-- From which day on a duty can be reported: before it, nobody is asked to. What was written before counts as begun until it is reported.
--sqlite
CREATE TEMP TABLE run_duty_before AS SELECT * FROM run_duty;
DROP TABLE run_duty;
CREATE TABLE run_duty (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  duty TEXT NOT NULL CHECK (length(duty) <= 40),
  title TEXT NOT NULL CHECK (length(title) <= 120),
  due_day INTEGER NOT NULL,
  from_day INTEGER NOT NULL
) STRICT;
INSERT INTO run_duty (id, region_id, run_id, duty, title, due_day, from_day)
SELECT id, region_id, run_id, duty, title, due_day, -2147483647 FROM run_duty_before;
DROP TABLE run_duty_before;
CREATE INDEX run_duty_by_run ON run_duty (region_id, run_id);
CREATE INDEX run_duty_by_due ON run_duty (region_id, due_day);
--postgres
ALTER TABLE run_duty ADD COLUMN from_day BIGINT NOT NULL DEFAULT -2147483647;
ALTER TABLE run_duty ALTER COLUMN from_day DROP DEFAULT;
