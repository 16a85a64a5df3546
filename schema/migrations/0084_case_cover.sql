-- Who waits for the talk with an applicant is found from indexes alone: who has a role in an organisation, and where the open cases about somebody stand.
DROP INDEX person_role_by_org;
CREATE INDEX person_role_by_org ON person_role (region_id, org_id, kind, to_day, person_id);
DROP INDEX run_by_subject;
CREATE INDEX run_by_subject ON run (region_id, subject_kind, subject_id, state, programme_id, step);
