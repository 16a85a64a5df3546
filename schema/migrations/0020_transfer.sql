-- Transfers of members between branches, and what was done to them.
--sqlite
CREATE TABLE transfer (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (length(kind) <= 10),
  person_id INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 50),
  from_id INTEGER NOT NULL,
  from_organ_id INTEGER NOT NULL,
  to_id INTEGER NOT NULL,
  to_organ_id INTEGER NOT NULL,
  place TEXT NOT NULL CHECK (length(place) <= 100),
  place_branch TEXT NOT NULL CHECK (length(place_branch) <= 100),
  reason TEXT NOT NULL CHECK (length(reason) <= 20),
  note TEXT NOT NULL CHECK (length(note) <= 200),
  dues_month INTEGER NOT NULL,
  has_file INTEGER NOT NULL CHECK (has_file IN (0, 1)),
  state TEXT NOT NULL CHECK (length(state) <= 10),
  issuer_id INTEGER NOT NULL,
  number TEXT NOT NULL CHECK (length(number) <= 60),
  serial INTEGER NOT NULL,
  valid_days INTEGER NOT NULL,
  first_day INTEGER NOT NULL,
  issued_day INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  accepted_day INTEGER NOT NULL,
  moved_day INTEGER NOT NULL,
  receipt_file INTEGER NOT NULL,
  answer TEXT NOT NULL CHECK (length(answer) <= 200),
  opened_day INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX transfer_by_state ON transfer (state, id);
CREATE INDEX transfer_by_person ON transfer (person_id, id);
CREATE INDEX transfer_by_from ON transfer (from_organ_id, state, id);
CREATE INDEX transfer_by_to ON transfer (to_organ_id, state, id);
CREATE INDEX transfer_by_issuer ON transfer (issuer_id, issued_day);
CREATE TABLE transfer_step (
  id INTEGER NOT NULL PRIMARY KEY,
  transfer_id INTEGER NOT NULL REFERENCES transfer (id),
  act TEXT NOT NULL CHECK (length(act) <= 10),
  org_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  time_s INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 200)
) STRICT;
CREATE INDEX transfer_step_by_transfer ON transfer_step (transfer_id, id);
--postgres
CREATE TABLE transfer (
  id BIGINT NOT NULL PRIMARY KEY,
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 10),
  person_id BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 50),
  from_id BIGINT NOT NULL,
  from_organ_id BIGINT NOT NULL,
  to_id BIGINT NOT NULL,
  to_organ_id BIGINT NOT NULL,
  place TEXT COLLATE "C" NOT NULL CHECK (char_length(place) <= 100),
  place_branch TEXT COLLATE "C" NOT NULL CHECK (char_length(place_branch) <= 100),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 20),
  note TEXT COLLATE "C" NOT NULL CHECK (char_length(note) <= 200),
  dues_month BIGINT NOT NULL,
  has_file BIGINT NOT NULL CHECK (has_file IN (0, 1)),
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  issuer_id BIGINT NOT NULL,
  number TEXT COLLATE "C" NOT NULL CHECK (char_length(number) <= 60),
  serial BIGINT NOT NULL,
  valid_days BIGINT NOT NULL,
  first_day BIGINT NOT NULL,
  issued_day BIGINT NOT NULL,
  valid_until BIGINT NOT NULL,
  accepted_day BIGINT NOT NULL,
  moved_day BIGINT NOT NULL,
  receipt_file BIGINT NOT NULL,
  answer TEXT COLLATE "C" NOT NULL CHECK (char_length(answer) <= 200),
  opened_day BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX transfer_by_state ON transfer (state, id);
CREATE INDEX transfer_by_person ON transfer (person_id, id);
CREATE INDEX transfer_by_from ON transfer (from_organ_id, state, id);
CREATE INDEX transfer_by_to ON transfer (to_organ_id, state, id);
CREATE INDEX transfer_by_issuer ON transfer (issuer_id, issued_day);
CREATE TABLE transfer_step (
  id BIGINT NOT NULL PRIMARY KEY,
  transfer_id BIGINT NOT NULL REFERENCES transfer (id),
  act TEXT COLLATE "C" NOT NULL CHECK (char_length(act) <= 10),
  org_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  day BIGINT NOT NULL,
  time_s BIGINT NOT NULL,
  note TEXT COLLATE "C" NOT NULL CHECK (char_length(note) <= 200)
);
CREATE INDEX transfer_step_by_transfer ON transfer_step (transfer_id, id);
