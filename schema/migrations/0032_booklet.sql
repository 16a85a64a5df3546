-- The stock of booklets by number, and where printers set their words.
--sqlite
CREATE TABLE booklet (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  number TEXT NOT NULL CHECK (length(number) <= 20),
  state TEXT NOT NULL CHECK (length(state) <= 10),
  received_day INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (length(source) <= 100),
  issued_day INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  voided_day INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  row_version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX booklet_by_number ON booklet (number);
CREATE INDEX booklet_by_org ON booklet (org_id, state, number);
CREATE INDEX booklet_by_run ON booklet (run_id);
CREATE TABLE overprint_offset (
  account_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL REFERENCES org (id),
  right_tenths INTEGER NOT NULL,
  down_tenths INTEGER NOT NULL,
  row_version INTEGER NOT NULL,
  PRIMARY KEY (account_id, org_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE overprint_place (
  org_id INTEGER NOT NULL REFERENCES org (id),
  field TEXT NOT NULL CHECK (length(field) <= 20),
  x_tenths INTEGER NOT NULL,
  y_tenths INTEGER NOT NULL,
  row_version INTEGER NOT NULL,
  PRIMARY KEY (org_id, field)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE booklet (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  number TEXT COLLATE "C" NOT NULL CHECK (char_length(number) <= 20),
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  received_day BIGINT NOT NULL,
  source TEXT COLLATE "C" NOT NULL CHECK (char_length(source) <= 100),
  issued_day BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  voided_day BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  row_version BIGINT NOT NULL
);
CREATE UNIQUE INDEX booklet_by_number ON booklet (number);
CREATE INDEX booklet_by_org ON booklet (org_id, state, number);
CREATE INDEX booklet_by_run ON booklet (run_id);
CREATE TABLE overprint_offset (
  account_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL REFERENCES org (id),
  right_tenths BIGINT NOT NULL,
  down_tenths BIGINT NOT NULL,
  row_version BIGINT NOT NULL,
  PRIMARY KEY (account_id, org_id)
);
CREATE TABLE overprint_place (
  org_id BIGINT NOT NULL REFERENCES org (id),
  field TEXT COLLATE "C" NOT NULL CHECK (char_length(field) <= 20),
  x_tenths BIGINT NOT NULL,
  y_tenths BIGINT NOT NULL,
  row_version BIGINT NOT NULL,
  PRIMARY KEY (org_id, field)
);
