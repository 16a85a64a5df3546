-- Certificates of floating members, issued by committees.
--sqlite
CREATE TABLE pass (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  floating_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 50),
  branch_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  year INTEGER NOT NULL,
  serial INTEGER NOT NULL,
  place TEXT NOT NULL CHECK (length(place) <= 60),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  ended_by TEXT NOT NULL CHECK (length(ended_by) <= 20),
  ended_day INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 200),
  account_id INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX pass_by_path ON pass (path, to_day, id);
CREATE INDEX pass_by_person ON pass (person_id, ended_by, id);
CREATE INDEX pass_by_floating ON pass (floating_id, id);
CREATE UNIQUE INDEX pass_by_number ON pass (org_id, year, serial);
--postgres
CREATE TABLE pass (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  floating_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 50),
  branch_id BIGINT NOT NULL,
  path TEXT COLLATE "C" NOT NULL CHECK (char_length(path) <= 120),
  year BIGINT NOT NULL,
  serial BIGINT NOT NULL,
  place TEXT COLLATE "C" NOT NULL CHECK (char_length(place) <= 60),
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  ended_by TEXT COLLATE "C" NOT NULL CHECK (char_length(ended_by) <= 20),
  ended_day BIGINT NOT NULL,
  note TEXT COLLATE "C" NOT NULL CHECK (char_length(note) <= 200),
  account_id BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX pass_by_path ON pass (path, to_day, id);
CREATE INDEX pass_by_person ON pass (person_id, ended_by, id);
CREATE INDEX pass_by_floating ON pass (floating_id, id);
CREATE UNIQUE INDEX pass_by_number ON pass (org_id, year, serial);
