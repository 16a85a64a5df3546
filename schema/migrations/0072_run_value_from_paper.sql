-- What nobody typed, because a step was entered by its day as it stands on paper, is marked. What was entered before had no mark and gets none.
--sqlite
CREATE TEMP TABLE run_value_before AS SELECT * FROM run_value;
DROP TABLE run_value;
CREATE TABLE run_value (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  form TEXT NOT NULL CHECK (length(form) <= 40),
  field TEXT NOT NULL CHECK (length(field) <= 40),
  number INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (length(value) <= 4000),
  file_id INTEGER NOT NULL,
  meant_id INTEGER NOT NULL,
  is_from_paper INTEGER NOT NULL CHECK (is_from_paper IN (0, 1))
) STRICT;
INSERT INTO run_value (id, region_id, run_id, step_id, form, field, number, value, file_id, meant_id, is_from_paper)
SELECT id, region_id, run_id, step_id, form, field, number, value, file_id, meant_id, 0 FROM run_value_before;
DROP TABLE run_value_before;
CREATE INDEX run_value_by_run ON run_value (region_id, run_id, step_id, form);
--postgres
ALTER TABLE run_value ADD COLUMN is_from_paper BIGINT NOT NULL DEFAULT 0 CHECK (is_from_paper IN (0, 1));
ALTER TABLE run_value ALTER COLUMN is_from_paper DROP DEFAULT;
