-- The book of dues: what was handed up, allotted and used, and the years made public.
--sqlite
CREATE TABLE dues_entry (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  other_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (length(kind) <= 10),
  purpose TEXT NOT NULL CHECK (length(purpose) <= 10),
  detail TEXT NOT NULL CHECK (length(detail) <= 200),
  amount_fen INTEGER NOT NULL,
  day INTEGER NOT NULL,
  year INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 100),
  decided_day INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (length(state) <= 10),
  made_by INTEGER NOT NULL,
  made_s INTEGER NOT NULL,
  settled_by INTEGER NOT NULL,
  settled_s INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  reverses_id INTEGER NOT NULL,
  reversed_id INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX dues_entry_by_org ON dues_entry (org_id, year, id);
CREATE INDEX dues_entry_by_other ON dues_entry (other_id, year, id);
CREATE INDEX dues_entry_by_state ON dues_entry (state, org_id, id);
CREATE TABLE dues_statement (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  year INTEGER NOT NULL,
  day INTEGER NOT NULL,
  account_id INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX dues_statement_by_year ON dues_statement (org_id, year);
CREATE TABLE dues_statement_line (
  statement_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  item TEXT NOT NULL CHECK (length(item) <= 10),
  purpose TEXT NOT NULL CHECK (length(purpose) <= 10),
  amount_fen INTEGER NOT NULL,
  PRIMARY KEY (statement_id, number)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE dues_entry (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  other_id BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 10),
  purpose TEXT COLLATE "C" NOT NULL CHECK (char_length(purpose) <= 10),
  detail TEXT COLLATE "C" NOT NULL CHECK (char_length(detail) <= 200),
  amount_fen BIGINT NOT NULL,
  day BIGINT NOT NULL,
  year BIGINT NOT NULL,
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  decided_day BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  made_by BIGINT NOT NULL,
  made_s BIGINT NOT NULL,
  settled_by BIGINT NOT NULL,
  settled_s BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  reverses_id BIGINT NOT NULL,
  reversed_id BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX dues_entry_by_org ON dues_entry (org_id, year, id);
CREATE INDEX dues_entry_by_other ON dues_entry (other_id, year, id);
CREATE INDEX dues_entry_by_state ON dues_entry (state, org_id, id);
CREATE TABLE dues_statement (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  year BIGINT NOT NULL,
  day BIGINT NOT NULL,
  account_id BIGINT NOT NULL
);
CREATE UNIQUE INDEX dues_statement_by_year ON dues_statement (org_id, year);
CREATE TABLE dues_statement_line (
  statement_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  item TEXT COLLATE "C" NOT NULL CHECK (char_length(item) <= 10),
  purpose TEXT COLLATE "C" NOT NULL CHECK (char_length(purpose) <= 10),
  amount_fen BIGINT NOT NULL,
  PRIMARY KEY (statement_id, number)
);
