-- Practices are kept as texts, each version once, and put in force for an organisation and all below it.
--sqlite
CREATE TABLE programme_file (
  id INTEGER NOT NULL PRIMARY KEY,
  code TEXT NOT NULL CHECK (length(code) <= 40),
  version INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (length(title) <= 120),
  origin TEXT NOT NULL CHECK (length(origin) <= 60),
  digest TEXT NOT NULL CHECK (length(digest) <= 64),
  text TEXT NOT NULL,
  time_s INTEGER NOT NULL,
  account_id INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX programme_file_by_code ON programme_file (code, version);
CREATE TABLE programme_use (
  id INTEGER NOT NULL PRIMARY KEY,
  programme_id INTEGER NOT NULL REFERENCES programme_file (id),
  org_id INTEGER NOT NULL REFERENCES org (id),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 100),
  account_id INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX programme_use_by_org ON programme_use (org_id, programme_id);
CREATE INDEX programme_use_by_programme ON programme_use (programme_id);
--postgres
CREATE TABLE programme_file (
  id BIGINT NOT NULL PRIMARY KEY,
  code TEXT COLLATE "C" NOT NULL CHECK (char_length(code) <= 40),
  version BIGINT NOT NULL,
  title TEXT COLLATE "C" NOT NULL CHECK (char_length(title) <= 120),
  origin TEXT COLLATE "C" NOT NULL CHECK (char_length(origin) <= 60),
  digest TEXT COLLATE "C" NOT NULL CHECK (char_length(digest) <= 64),
  text TEXT COLLATE "C" NOT NULL,
  time_s BIGINT NOT NULL,
  account_id BIGINT NOT NULL
);
CREATE UNIQUE INDEX programme_file_by_code ON programme_file (code, version);
CREATE TABLE programme_use (
  id BIGINT NOT NULL PRIMARY KEY,
  programme_id BIGINT NOT NULL REFERENCES programme_file (id),
  org_id BIGINT NOT NULL REFERENCES org (id),
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  account_id BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX programme_use_by_org ON programme_use (org_id, programme_id);
CREATE INDEX programme_use_by_programme ON programme_use (programme_id);
