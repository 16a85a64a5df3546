-- Votes from afar: which they are, who has voted, and in open ones what; the list of the entitled by person.
--sqlite
CREATE TABLE ballot_afar (
  ballot_id INTEGER NOT NULL PRIMARY KEY REFERENCES ballot (id)
) STRICT;
CREATE TABLE ballot_voted (
  ballot_id INTEGER NOT NULL REFERENCES ballot (id),
  number INTEGER NOT NULL,
  PRIMARY KEY (ballot_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE ballot_voice (
  ballot_id INTEGER NOT NULL REFERENCES ballot (id),
  number INTEGER NOT NULL,
  line INTEGER NOT NULL,
  choice TEXT NOT NULL CHECK (length(choice) <= 10),
  PRIMARY KEY (ballot_id, number, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX ballot_voter_by_person ON ballot_voter (person_id, ballot_id);
--postgres
CREATE TABLE ballot_afar (
  ballot_id BIGINT NOT NULL PRIMARY KEY REFERENCES ballot (id)
);
CREATE TABLE ballot_voted (
  ballot_id BIGINT NOT NULL REFERENCES ballot (id),
  number BIGINT NOT NULL,
  PRIMARY KEY (ballot_id, number)
);
CREATE TABLE ballot_voice (
  ballot_id BIGINT NOT NULL REFERENCES ballot (id),
  number BIGINT NOT NULL,
  line BIGINT NOT NULL,
  choice TEXT COLLATE "C" NOT NULL CHECK (char_length(choice) <= 10),
  PRIMARY KEY (ballot_id, number, line)
);
CREATE INDEX ballot_voter_by_person ON ballot_voter (person_id, ballot_id);
