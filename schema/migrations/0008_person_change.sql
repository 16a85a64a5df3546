-- Corrections of a record are kept with author and reason; a unit has one plan a year for its Party and mass organisations.
--sqlite
CREATE TABLE person_change (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  field TEXT NOT NULL CHECK (length(field) <= 30),
  was TEXT NOT NULL CHECK (length(was) <= 200),
  became TEXT NOT NULL CHECK (length(became) <= 200),
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  time_s INTEGER NOT NULL,
  account_id INTEGER NOT NULL
) STRICT;
CREATE INDEX person_change_by_person ON person_change (region_id, person_id, id);
CREATE TABLE host_plan (
  host_id INTEGER NOT NULL REFERENCES host_unit (id),
  year INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (length(text) <= 1000),
  row_version INTEGER NOT NULL,
  PRIMARY KEY (host_id, year)
) STRICT;
--postgres
CREATE TABLE person_change (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  field TEXT COLLATE "C" NOT NULL CHECK (char_length(field) <= 30),
  was TEXT COLLATE "C" NOT NULL CHECK (char_length(was) <= 200),
  became TEXT COLLATE "C" NOT NULL CHECK (char_length(became) <= 200),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  time_s BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX person_change_by_person ON person_change (region_id, person_id, id);
CREATE INDEX person_change_by_id ON person_change (id);
CREATE TABLE host_plan (
  host_id BIGINT NOT NULL REFERENCES host_unit (id),
  year BIGINT NOT NULL,
  text TEXT COLLATE "C" NOT NULL CHECK (char_length(text) <= 1000),
  row_version BIGINT NOT NULL,
  PRIMARY KEY (host_id, year)
);
