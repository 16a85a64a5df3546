-- Where few have accounts one desk has tens of thousands of turns: the first of them are read in the order of the index, and what came to it lately is found
-- by when steps were closed.
--sqlite
DROP INDEX run_turn_by_org;
DROP INDEX run_turn_by_run;
CREATE INDEX run_turn_by_run ON run_turn (region_id, run_id, kind, org_id, duty, due_day);
CREATE INDEX run_turn_by_org ON run_turn (region_id, org_id, kind, due_day, run_id, duty);
CREATE INDEX run_step_by_time ON run_step (region_id, closed_s, opened_day, run_id);
--postgres
DROP INDEX run_turn_by_org;
DROP INDEX run_turn_by_run;
CREATE INDEX run_turn_by_run ON run_turn (region_id, run_id, kind, org_id, duty, due_day);
CREATE INDEX run_turn_by_org ON run_turn (region_id, org_id, kind, due_day, run_id, duty);
CREATE INDEX run_step_by_time ON run_step (region_id, closed_s, opened_day, run_id);
