-- Where an open case was handled before it went along with whom it is about, or with the branch.
--sqlite
CREATE TABLE run_move (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  from_id INTEGER NOT NULL REFERENCES org (id),
  to_id INTEGER NOT NULL REFERENCES org (id),
  day INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  time_s INTEGER NOT NULL
) STRICT;
CREATE INDEX run_move_by_run ON run_move (region_id, run_id);
--postgres
CREATE TABLE run_move (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  from_id BIGINT NOT NULL REFERENCES org (id),
  to_id BIGINT NOT NULL REFERENCES org (id),
  day BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  time_s BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_move_by_run ON run_move (region_id, run_id);
CREATE INDEX run_move_by_id ON run_move (id);
