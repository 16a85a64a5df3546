-- What a page asks is answered by a step into an index and not by a walk over a county: holdings that wait for a second person, cases that are open to
-- everybody, cases that are held up today, the organisations of a host unit, a person at the stations.
DROP INDEX holding_by_second;
CREATE INDEX holding_by_second ON holding (org_id, to_day) WHERE needs_second = 1;
CREATE INDEX org_by_host ON org (host_id, to_day);
CREATE INDEX org_by_region ON org (region_id);
CREATE INDEX run_public ON run (region_id, opened_day, id) WHERE is_public = 1;
DROP INDEX run_hold_by_day;
CREATE INDEX run_hold_by_day ON run_hold (region_id, to_day, org_id, run_id);
CREATE INDEX station_entry_by_person ON station_entry (person_id, id);
