-- Names that are written onto papers of an election beside the candidates.
--sqlite
CREATE TABLE ballot_others (
  ballot_id INTEGER NOT NULL PRIMARY KEY REFERENCES ballot (id)
) STRICT;
CREATE TABLE ballot_write_in (
  ballot_id INTEGER NOT NULL REFERENCES ballot (id),
  number INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  PRIMARY KEY (ballot_id, number)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE ballot_others (
  ballot_id BIGINT NOT NULL PRIMARY KEY REFERENCES ballot (id)
);
CREATE TABLE ballot_write_in (
  ballot_id BIGINT NOT NULL REFERENCES ballot (id),
  number BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  PRIMARY KEY (ballot_id, number)
);
