-- A void archive may become live again, asked for and confirmed like the void itself.
--sqlite
CREATE TEMP TABLE person_void_before AS SELECT * FROM person_void;
DROP TABLE person_void;
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
  row_version INTEGER NOT NULL,
  is_restore INTEGER NOT NULL CHECK (is_restore IN (0, 1))
) STRICT;
INSERT INTO person_void (id, person_id, kept_id, document, reason, state, asked_by, asked_s, decided_by, decided_s, note, row_version, is_restore)
SELECT id, person_id, kept_id, document, reason, state, asked_by, asked_s, decided_by, decided_s, note, row_version, 0 FROM person_void_before;
DROP TABLE person_void_before;
CREATE INDEX person_void_by_person ON person_void (person_id, state);
CREATE INDEX person_void_by_kept ON person_void (kept_id, state);
CREATE INDEX person_void_by_state ON person_void (state, id);
--postgres
ALTER TABLE person_void ADD COLUMN is_restore BIGINT NOT NULL DEFAULT 0 CHECK (is_restore IN (0, 1));
ALTER TABLE person_void ALTER COLUMN is_restore DROP DEFAULT;
