-- Why the voiding of a final vote was refused, for whoever asked; and what waits for somebody is found without walking over what was decided.
--sqlite
CREATE TEMP TABLE ballot_voiding_before AS SELECT * FROM ballot_voiding;
DROP TABLE ballot_voiding;
CREATE TABLE ballot_voiding (
  id INTEGER NOT NULL PRIMARY KEY,
  ballot_id INTEGER NOT NULL REFERENCES ballot (id),
  ground TEXT NOT NULL CHECK (length(ground) <= 20),
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  file_id INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (length(state) <= 10),
  asked_by INTEGER NOT NULL,
  asked_s INTEGER NOT NULL,
  decided_by INTEGER NOT NULL,
  decided_s INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 200)
) STRICT;
INSERT INTO ballot_voiding (id, ballot_id, ground, reason, file_id, state, asked_by, asked_s, decided_by, decided_s, note)
SELECT id, ballot_id, ground, reason, file_id, state, asked_by, asked_s, decided_by, decided_s, '' FROM ballot_voiding_before;
DROP TABLE ballot_voiding_before;
CREATE INDEX voiding_by_ballot ON ballot_voiding (ballot_id, id);
CREATE INDEX voiding_by_state ON ballot_voiding (state, id);
--postgres
ALTER TABLE ballot_voiding ADD COLUMN note TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (char_length(note) <= 200);
ALTER TABLE ballot_voiding ALTER COLUMN note DROP DEFAULT;
CREATE INDEX voiding_by_state ON ballot_voiding (state, id);
