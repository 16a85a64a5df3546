-- Certificates of members who are away for less than six months.
--sqlite
CREATE TABLE certificate (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  person_id INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 50),
  branch_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  year INTEGER NOT NULL,
  serial INTEGER NOT NULL,
  place TEXT NOT NULL CHECK (length(place) <= 100),
  reason TEXT NOT NULL CHECK (length(reason) <= 20),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  issued_day INTEGER NOT NULL,
  voided_day INTEGER NOT NULL,
  void_reason TEXT NOT NULL CHECK (length(void_reason) <= 200),
  account_id INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX certificate_by_path ON certificate (path, to_day, id);
CREATE INDEX certificate_by_person ON certificate (person_id, to_day, id);
CREATE UNIQUE INDEX certificate_by_number ON certificate (org_id, year, serial);
--postgres
CREATE TABLE certificate (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  person_id BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 50),
  branch_id BIGINT NOT NULL,
  path TEXT COLLATE "C" NOT NULL CHECK (char_length(path) <= 120),
  year BIGINT NOT NULL,
  serial BIGINT NOT NULL,
  place TEXT COLLATE "C" NOT NULL CHECK (char_length(place) <= 100),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 20),
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  issued_day BIGINT NOT NULL,
  voided_day BIGINT NOT NULL,
  void_reason TEXT COLLATE "C" NOT NULL CHECK (char_length(void_reason) <= 200),
  account_id BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX certificate_by_path ON certificate (path, to_day, id);
CREATE INDEX certificate_by_person ON certificate (person_id, to_day, id);
CREATE UNIQUE INDEX certificate_by_number ON certificate (org_id, year, serial);
