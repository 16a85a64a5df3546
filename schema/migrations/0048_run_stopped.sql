-- Who ended a case without a result, and the paper that says so; why the second person refused an export.
--sqlite
CREATE TABLE run_stopped (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  file_id INTEGER NOT NULL
) STRICT;
CREATE INDEX run_stopped_by_run ON run_stopped (region_id, run_id);
CREATE TABLE export_refusal (
  export_id INTEGER NOT NULL PRIMARY KEY REFERENCES export (id),
  reason TEXT NOT NULL CHECK (length(reason) <= 200)
) STRICT;
--postgres
CREATE TABLE run_stopped (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  file_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_stopped_by_run ON run_stopped (region_id, run_id);
CREATE INDEX run_stopped_by_id ON run_stopped (id);
CREATE TABLE export_refusal (
  export_id BIGINT NOT NULL PRIMARY KEY REFERENCES export (id),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200)
);
