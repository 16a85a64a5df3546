-- What was declared of matters like one that was refused.
--sqlite
CREATE TABLE run_declared (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  other_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL
) STRICT;
CREATE INDEX run_declared_by_run ON run_declared (region_id, run_id);
--postgres
CREATE TABLE run_declared (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  other_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_declared_by_id ON run_declared (id);
CREATE INDEX run_declared_by_run ON run_declared (region_id, run_id);
