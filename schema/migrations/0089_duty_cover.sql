-- Duties are counted from indexes alone, and of each only the case is read: the late ones, and those of some cases.
DROP INDEX run_duty_by_due;
CREATE INDEX run_duty_by_due ON run_duty (region_id, due_day, from_day, run_id);
DROP INDEX run_duty_by_run;
CREATE INDEX run_duty_by_run ON run_duty (region_id, run_id, due_day, from_day);
