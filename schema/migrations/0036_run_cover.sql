-- Open cases are listed, counted and grouped from an index alone.
DROP INDEX run_by_org;
CREATE INDEX run_by_org ON run (region_id, org_id, state, due_day, opened_day, code, step, programme_id);
