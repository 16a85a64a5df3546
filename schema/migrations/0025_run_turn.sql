-- Whose turn it is in an open case: until its step moves on, the organisation that handles it.
--sqlite
CREATE TABLE run_turn (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL REFERENCES org (id),
  kind TEXT NOT NULL CHECK (length(kind) <= 10),
  duty TEXT NOT NULL CHECK (length(duty) <= 40),
  due_day INTEGER NOT NULL
) STRICT;
CREATE INDEX run_turn_by_run ON run_turn (region_id, run_id, kind);
CREATE INDEX run_turn_by_org ON run_turn (region_id, org_id, kind, due_day);
CREATE INDEX run_by_due ON run (region_id, state, due_day);
INSERT INTO run_turn (id, region_id, run_id, org_id, kind, duty, due_day)
SELECT id, region_id, id, org_id, 'does', '', due_day FROM run WHERE state = 'open';
INSERT INTO run_turn (id, region_id, run_id, org_id, kind, duty, due_day)
SELECT d.id, d.region_id, d.run_id, r.org_id, 'reports', d.duty, d.due_day FROM run_duty d JOIN run r ON r.region_id = d.region_id AND r.id = d.run_id;
--postgres
CREATE TABLE run_turn (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL REFERENCES org (id),
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 10),
  duty TEXT COLLATE "C" NOT NULL CHECK (char_length(duty) <= 40),
  due_day BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_turn_by_run ON run_turn (region_id, run_id, kind);
CREATE INDEX run_turn_by_org ON run_turn (region_id, org_id, kind, due_day);
CREATE INDEX run_turn_by_id ON run_turn (id);
CREATE INDEX run_by_due ON run (region_id, state, due_day);
INSERT INTO run_turn (id, region_id, run_id, org_id, kind, duty, due_day)
SELECT id, region_id, id, org_id, 'does', '', due_day FROM run WHERE state = 'open';
INSERT INTO run_turn (id, region_id, run_id, org_id, kind, duty, due_day)
SELECT d.id, d.region_id, d.run_id, r.org_id, 'reports', d.duty, d.due_day FROM run_duty d JOIN run r ON r.region_id = d.region_id AND r.id = d.run_id;
