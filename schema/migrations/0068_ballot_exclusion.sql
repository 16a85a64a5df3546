-- Nobody alone makes the base of a vote smaller: who is left out is asked for, and another person above confirms it.
--sqlite
CREATE TABLE ballot_exclusion (
  id INTEGER NOT NULL PRIMARY KEY,
  ballot_id INTEGER NOT NULL REFERENCES ballot (id),
  number INTEGER NOT NULL,
  ground TEXT NOT NULL CHECK (length(ground) <= 10),
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  consent TEXT NOT NULL CHECK (length(consent) <= 100),
  state TEXT NOT NULL CHECK (length(state) <= 10),
  asked_by INTEGER NOT NULL,
  asked_s INTEGER NOT NULL,
  decided_by INTEGER NOT NULL,
  decided_s INTEGER NOT NULL
) STRICT;
CREATE INDEX exclusion_by_ballot ON ballot_exclusion (ballot_id, number);
--postgres
CREATE TABLE ballot_exclusion (
  id BIGINT NOT NULL PRIMARY KEY,
  ballot_id BIGINT NOT NULL REFERENCES ballot (id),
  number BIGINT NOT NULL,
  ground TEXT COLLATE "C" NOT NULL CHECK (char_length(ground) <= 10),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  consent TEXT COLLATE "C" NOT NULL CHECK (char_length(consent) <= 100),
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  asked_by BIGINT NOT NULL,
  asked_s BIGINT NOT NULL,
  decided_by BIGINT NOT NULL,
  decided_s BIGINT NOT NULL
);
CREATE INDEX exclusion_by_ballot ON ballot_exclusion (ballot_id, number);
