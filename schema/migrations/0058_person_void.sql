-- One of two archives of one person becomes void, or one that should never have been: asked for by one, confirmed by another.
--sqlite
CREATE TABLE person_void (
  id INTEGER NOT NULL PRIMARY KEY,
  person_id INTEGER NOT NULL,
  kept_id INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 100),
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  state TEXT NOT NULL CHECK (length(state) <= 10),
  asked_by INTEGER NOT NULL,
  asked_s INTEGER NOT NULL,
  decided_by INTEGER NOT NULL,
  decided_s INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 200),
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX person_void_by_person ON person_void (person_id, state);
CREATE INDEX person_void_by_kept ON person_void (kept_id, state);
CREATE INDEX person_void_by_state ON person_void (state, id);
--postgres
CREATE TABLE person_void (
  id BIGINT NOT NULL PRIMARY KEY,
  person_id BIGINT NOT NULL,
  kept_id BIGINT NOT NULL,
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  asked_by BIGINT NOT NULL,
  asked_s BIGINT NOT NULL,
  decided_by BIGINT NOT NULL,
  decided_s BIGINT NOT NULL,
  note TEXT COLLATE "C" NOT NULL CHECK (char_length(note) <= 200),
  row_version BIGINT NOT NULL
);
CREATE INDEX person_void_by_person ON person_void (person_id, state);
CREATE INDEX person_void_by_kept ON person_void (kept_id, state);
CREATE INDEX person_void_by_state ON person_void (state, id);
