-- Final votes whose voiding was asked for: on which ground and paper, and which other person decided it.
--sqlite
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
  decided_s INTEGER NOT NULL
) STRICT;
CREATE INDEX voiding_by_ballot ON ballot_voiding (ballot_id, id);
--postgres
CREATE TABLE ballot_voiding (
  id BIGINT NOT NULL PRIMARY KEY,
  ballot_id BIGINT NOT NULL REFERENCES ballot (id),
  ground TEXT COLLATE "C" NOT NULL CHECK (char_length(ground) <= 20),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  file_id BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  asked_by BIGINT NOT NULL,
  asked_s BIGINT NOT NULL,
  decided_by BIGINT NOT NULL,
  decided_s BIGINT NOT NULL
);
CREATE INDEX voiding_by_ballot ON ballot_voiding (ballot_id, id);
