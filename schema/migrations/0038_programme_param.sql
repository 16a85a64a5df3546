-- Parameters of practices that organisations set, and those a case began with.
--sqlite
CREATE TABLE programme_param (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  code TEXT NOT NULL CHECK (length(code) <= 40),
  param TEXT NOT NULL CHECK (length(param) <= 40),
  above INTEGER NOT NULL,
  below INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 100),
  person_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  time_s INTEGER NOT NULL
) STRICT;
CREATE INDEX programme_param_by_code ON programme_param (code, org_id, param);
CREATE TABLE run_param (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  param TEXT NOT NULL CHECK (length(param) <= 40),
  above INTEGER NOT NULL,
  below INTEGER NOT NULL
) STRICT;
CREATE INDEX run_param_by_run ON run_param (region_id, run_id);
--postgres
CREATE TABLE programme_param (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  code TEXT COLLATE "C" NOT NULL CHECK (char_length(code) <= 40),
  param TEXT COLLATE "C" NOT NULL CHECK (char_length(param) <= 40),
  above BIGINT NOT NULL,
  below BIGINT NOT NULL,
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  person_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  time_s BIGINT NOT NULL
);
CREATE INDEX programme_param_by_code ON programme_param (code, org_id, param);
CREATE TABLE run_param (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  param TEXT COLLATE "C" NOT NULL CHECK (char_length(param) <= 40),
  above BIGINT NOT NULL,
  below BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_param_by_run ON run_param (region_id, run_id);
CREATE INDEX run_param_by_id ON run_param (id);
