--sqlite
CREATE TABLE ledger_value (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  sheet TEXT NOT NULL CHECK (length(sheet) <= 20),
  period TEXT NOT NULL CHECK (length(period) <= 6),
  item TEXT NOT NULL CHECK (length(item) <= 20),
  plan INTEGER NOT NULL,
  value INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (length(state) <= 10),
  reported_by INTEGER NOT NULL,
  verified_by INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX ledger_value_by_place ON ledger_value (org_id, sheet, period, item);
CREATE INDEX ledger_value_by_sheet ON ledger_value (sheet, period, item, org_id);
CREATE TABLE ledger_entry (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  book TEXT NOT NULL CHECK (length(book) <= 20),
  kind TEXT NOT NULL CHECK (length(kind) <= 20),
  title TEXT NOT NULL CHECK (length(title) <= 100),
  number TEXT NOT NULL CHECK (length(number) <= 60),
  detail TEXT NOT NULL CHECK (length(detail) <= 1000),
  day INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (length(state) <= 10),
  entered_by INTEGER NOT NULL,
  verified_by INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX ledger_entry_by_org ON ledger_entry (org_id, book, id);
CREATE INDEX ledger_entry_by_number ON ledger_entry (book, number);
CREATE INDEX ledger_entry_by_title ON ledger_entry (book, title, day);
CREATE TABLE ledger_result (
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  year INTEGER NOT NULL,
  households INTEGER NOT NULL,
  gain_fen INTEGER NOT NULL,
  PRIMARY KEY (entry_id, year)
) STRICT, WITHOUT ROWID;
CREATE TABLE ledger_counter (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  name TEXT NOT NULL CHECK (length(name) <= 60),
  unit TEXT NOT NULL CHECK (length(unit) <= 10),
  start_day INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX ledger_counter_by_org ON ledger_counter (org_id, id);
CREATE TABLE ledger_reset (
  id INTEGER NOT NULL PRIMARY KEY,
  counter_id INTEGER NOT NULL REFERENCES ledger_counter (id),
  start_day INTEGER NOT NULL,
  day INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  account_id INTEGER NOT NULL
) STRICT;
CREATE INDEX ledger_reset_by_counter ON ledger_reset (counter_id, day, id);
--postgres
CREATE TABLE ledger_value (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  sheet TEXT COLLATE "C" NOT NULL CHECK (char_length(sheet) <= 20),
  period TEXT COLLATE "C" NOT NULL CHECK (char_length(period) <= 6),
  item TEXT COLLATE "C" NOT NULL CHECK (char_length(item) <= 20),
  plan BIGINT NOT NULL,
  value BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  reported_by BIGINT NOT NULL,
  verified_by BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE UNIQUE INDEX ledger_value_by_place ON ledger_value (org_id, sheet, period, item);
CREATE INDEX ledger_value_by_sheet ON ledger_value (sheet, period, item, org_id);
CREATE TABLE ledger_entry (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  book TEXT COLLATE "C" NOT NULL CHECK (char_length(book) <= 20),
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 20),
  title TEXT COLLATE "C" NOT NULL CHECK (char_length(title) <= 100),
  number TEXT COLLATE "C" NOT NULL CHECK (char_length(number) <= 60),
  detail TEXT COLLATE "C" NOT NULL CHECK (char_length(detail) <= 1000),
  day BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  entered_by BIGINT NOT NULL,
  verified_by BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX ledger_entry_by_org ON ledger_entry (org_id, book, id);
CREATE INDEX ledger_entry_by_number ON ledger_entry (book, number);
CREATE INDEX ledger_entry_by_title ON ledger_entry (book, title, day);
CREATE TABLE ledger_result (
  entry_id BIGINT NOT NULL REFERENCES ledger_entry (id),
  year BIGINT NOT NULL,
  households BIGINT NOT NULL,
  gain_fen BIGINT NOT NULL,
  PRIMARY KEY (entry_id, year)
);
CREATE TABLE ledger_counter (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 60),
  unit TEXT COLLATE "C" NOT NULL CHECK (char_length(unit) <= 10),
  start_day BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX ledger_counter_by_org ON ledger_counter (org_id, id);
CREATE TABLE ledger_reset (
  id BIGINT NOT NULL PRIMARY KEY,
  counter_id BIGINT NOT NULL REFERENCES ledger_counter (id),
  start_day BIGINT NOT NULL,
  day BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  account_id BIGINT NOT NULL
);
CREATE INDEX ledger_reset_by_counter ON ledger_reset (counter_id, day, id);
