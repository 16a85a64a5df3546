-- Who filled in a form of a step that a later step of the practice keeps from whoever did it.
--sqlite
CREATE TABLE run_typist (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL
) STRICT;
CREATE INDEX run_typist_by_run ON run_typist (region_id, run_id, step_id, account_id);
--postgres
CREATE TABLE run_typist (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  step_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_typist_by_id ON run_typist (id);
CREATE INDEX run_typist_by_run ON run_typist (region_id, run_id, step_id, account_id);
