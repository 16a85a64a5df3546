-- The register of floating members: who is away, who takes them in, when they were contacted.
--sqlite
CREATE TABLE floating (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  home_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  away_since INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 20),
  place TEXT NOT NULL CHECK (length(place) <= 60),
  is_settled INTEGER NOT NULL CHECK (is_settled IN (0, 1)),
  phone BLOB NOT NULL CHECK (length(phone) <= 200),
  phone_mask TEXT NOT NULL CHECK (length(phone_mask) <= 20),
  wish BLOB NOT NULL CHECK (length(wish) <= 1000),
  contact_day INTEGER NOT NULL,
  ended_day INTEGER NOT NULL,
  ended_by TEXT NOT NULL CHECK (length(ended_by) <= 20),
  made_s INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX floating_by_person ON floating (region_id, person_id, ended_day);
CREATE INDEX floating_by_path ON floating (region_id, ended_day, path, away_since, id, contact_day, is_settled);
CREATE TABLE floating_host (
  id INTEGER NOT NULL PRIMARY KEY,
  floating_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  name TEXT NOT NULL CHECK (length(name) <= 100),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  accepted_day INTEGER NOT NULL
) STRICT;
CREATE INDEX floating_host_by_floating ON floating_host (floating_id, from_day, id);
CREATE INDEX floating_host_by_path ON floating_host (to_day, path, floating_id, accepted_day);
CREATE TABLE floating_contact (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  floating_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  method TEXT NOT NULL CHECK (length(method) <= 20),
  is_reached INTEGER NOT NULL CHECK (is_reached IN (0, 1)),
  account_id INTEGER NOT NULL
) STRICT;
CREATE INDEX floating_contact_by_floating ON floating_contact (region_id, floating_id, day, id);
--postgres
CREATE TABLE floating (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  home_id BIGINT NOT NULL,
  path TEXT COLLATE "C" NOT NULL CHECK (char_length(path) <= 120),
  away_since BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 20),
  place TEXT COLLATE "C" NOT NULL CHECK (char_length(place) <= 60),
  is_settled BIGINT NOT NULL CHECK (is_settled IN (0, 1)),
  phone BYTEA NOT NULL CHECK (octet_length(phone) <= 200),
  phone_mask TEXT COLLATE "C" NOT NULL CHECK (char_length(phone_mask) <= 20),
  wish BYTEA NOT NULL CHECK (octet_length(wish) <= 1000),
  contact_day BIGINT NOT NULL,
  ended_day BIGINT NOT NULL,
  ended_by TEXT COLLATE "C" NOT NULL CHECK (char_length(ended_by) <= 20),
  made_s BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  row_version BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX floating_by_person ON floating (region_id, person_id, ended_day);
CREATE INDEX floating_by_path ON floating (region_id, ended_day, path, away_since, id, contact_day, is_settled);
CREATE INDEX floating_by_id ON floating (id);
CREATE TABLE floating_host (
  id BIGINT NOT NULL PRIMARY KEY,
  floating_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  path TEXT COLLATE "C" NOT NULL CHECK (char_length(path) <= 120),
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 100),
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  accepted_day BIGINT NOT NULL
);
CREATE INDEX floating_host_by_floating ON floating_host (floating_id, from_day, id);
CREATE INDEX floating_host_by_path ON floating_host (to_day, path, floating_id, accepted_day);
CREATE TABLE floating_contact (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  floating_id BIGINT NOT NULL,
  day BIGINT NOT NULL,
  method TEXT COLLATE "C" NOT NULL CHECK (char_length(method) <= 20),
  is_reached BIGINT NOT NULL CHECK (is_reached IN (0, 1)),
  account_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX floating_contact_by_floating ON floating_contact (region_id, floating_id, day, id);
CREATE INDEX floating_contact_by_id ON floating_contact (id);
