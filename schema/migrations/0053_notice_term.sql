-- Until when objections to a notice are taken, and within how many days each is answered: of a list of voters five and three.
--sqlite
CREATE TEMP TABLE notice_before AS SELECT * FROM notice;
DROP TABLE notice;
CREATE TABLE notice (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL REFERENCES org (id),
  run_id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  item TEXT NOT NULL CHECK (length(item) <= 40),
  board TEXT NOT NULL CHECK (length(board) <= 40),
  title TEXT NOT NULL CHECK (length(title) <= 200),
  text TEXT NOT NULL CHECK (length(text) <= 4000),
  from_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  must_answer INTEGER NOT NULL CHECK (must_answer IN (0, 1)),
  withdrawn_day INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  account_id INTEGER NOT NULL,
  row_version INTEGER NOT NULL,
  objections_last INTEGER NOT NULL,
  answer_days INTEGER NOT NULL,
  answer_workdays INTEGER NOT NULL CHECK (answer_workdays IN (0, 1))
) STRICT;
INSERT INTO notice (id, region_id, org_id, run_id, step_id, item, board, title, text, from_day, last_day, must_answer, withdrawn_day, reason, account_id, row_version, objections_last, answer_days, answer_workdays)
SELECT id, region_id, org_id, run_id, step_id, item, board, title, text, from_day, last_day, must_answer, withdrawn_day, reason, account_id, row_version, last_day, 0, 0 FROM notice_before;
DROP TABLE notice_before;
CREATE INDEX notice_by_org ON notice (region_id, org_id, last_day);
CREATE INDEX notice_by_day ON notice (region_id, last_day, id);
CREATE INDEX notice_by_run ON notice (region_id, run_id, id);
--postgres
ALTER TABLE notice ADD COLUMN objections_last BIGINT NOT NULL DEFAULT 0;
ALTER TABLE notice ADD COLUMN answer_days BIGINT NOT NULL DEFAULT 0;
ALTER TABLE notice ADD COLUMN answer_workdays BIGINT NOT NULL DEFAULT 0 CHECK (answer_workdays IN (0, 1));
UPDATE notice SET objections_last = last_day;
ALTER TABLE notice ALTER COLUMN objections_last DROP DEFAULT;
ALTER TABLE notice ALTER COLUMN answer_days DROP DEFAULT;
ALTER TABLE notice ALTER COLUMN answer_workdays DROP DEFAULT;
