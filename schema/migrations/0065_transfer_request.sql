-- A member asks for a transfer.
--sqlite
CREATE TABLE transfer_request (
  id INTEGER NOT NULL PRIMARY KEY,
  person_id INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 50),
  place TEXT NOT NULL CHECK (length(place) <= 100),
  reason TEXT NOT NULL CHECK (length(reason) <= 20),
  wanted_day INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 200),
  state TEXT NOT NULL CHECK (length(state) <= 10),
  transfer_id INTEGER NOT NULL,
  answer TEXT NOT NULL CHECK (length(answer) <= 200),
  asked_day INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  decided_by INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX transfer_request_by_person ON transfer_request (person_id, id);
CREATE INDEX transfer_request_by_state ON transfer_request (state, id);
--postgres
CREATE TABLE transfer_request (
  id BIGINT NOT NULL PRIMARY KEY,
  person_id BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 50),
  place TEXT COLLATE "C" NOT NULL CHECK (char_length(place) <= 100),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 20),
  wanted_day BIGINT NOT NULL,
  note TEXT COLLATE "C" NOT NULL CHECK (char_length(note) <= 200),
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  transfer_id BIGINT NOT NULL,
  answer TEXT COLLATE "C" NOT NULL CHECK (char_length(answer) <= 200),
  asked_day BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  decided_by BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX transfer_request_by_person ON transfer_request (person_id, id);
CREATE INDEX transfer_request_by_state ON transfer_request (state, id);
