-- Organisations that are founded from one list, and the branches that a roster names and nobody has founded.
--sqlite
CREATE TABLE founding (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  account_id INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (length(title) <= 200),
  state TEXT NOT NULL CHECK (length(state) <= 20),
  content TEXT NOT NULL,
  rows_count INTEGER NOT NULL,
  done_count INTEGER NOT NULL,
  made_count INTEGER NOT NULL,
  created_s INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX founding_by_org ON founding (org_id, id);
CREATE TABLE batch_missing (
  batch_id INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 200),
  people_count INTEGER NOT NULL,
  PRIMARY KEY (batch_id, name)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE founding (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  account_id BIGINT NOT NULL,
  title TEXT COLLATE "C" NOT NULL CHECK (char_length(title) <= 200),
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 20),
  content TEXT COLLATE "C" NOT NULL,
  rows_count BIGINT NOT NULL,
  done_count BIGINT NOT NULL,
  made_count BIGINT NOT NULL,
  created_s BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX founding_by_org ON founding (org_id, id);
CREATE TABLE batch_missing (
  batch_id BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 200),
  people_count BIGINT NOT NULL,
  PRIMARY KEY (batch_id, name)
);
