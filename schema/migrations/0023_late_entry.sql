-- What is registered later than it happened.
--sqlite
CREATE TABLE late_entry (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (length(kind) <= 10),
  cause TEXT NOT NULL CHECK (length(cause) <= 40),
  org_id INTEGER NOT NULL,
  status INTEGER NOT NULL,
  day INTEGER NOT NULL,
  joined_day INTEGER NOT NULL,
  joined_precision INTEGER NOT NULL,
  full_day INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 200),
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  state TEXT NOT NULL CHECK (length(state) <= 10),
  asked_by INTEGER NOT NULL,
  asked_s INTEGER NOT NULL,
  decided_by INTEGER NOT NULL,
  decided_s INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 200),
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX late_entry_by_state ON late_entry (region_id, state, id);
CREATE INDEX late_entry_by_person ON late_entry (region_id, person_id, state);
--postgres
CREATE TABLE late_entry (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 10),
  cause TEXT COLLATE "C" NOT NULL CHECK (char_length(cause) <= 40),
  org_id BIGINT NOT NULL,
  status BIGINT NOT NULL,
  day BIGINT NOT NULL,
  joined_day BIGINT NOT NULL,
  joined_precision BIGINT NOT NULL,
  full_day BIGINT NOT NULL,
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 200),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  asked_by BIGINT NOT NULL,
  asked_s BIGINT NOT NULL,
  decided_by BIGINT NOT NULL,
  decided_s BIGINT NOT NULL,
  note TEXT COLLATE "C" NOT NULL CHECK (char_length(note) <= 200),
  row_version BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX late_entry_by_state ON late_entry (region_id, state, id);
CREATE INDEX late_entry_by_person ON late_entry (region_id, person_id, state);
CREATE INDEX late_entry_by_id ON late_entry (id);
