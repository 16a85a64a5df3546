-- The day whose entitled stand on the list of a vote: it is not held before that.
--sqlite
CREATE TABLE ballot_listed (
  ballot_id INTEGER NOT NULL PRIMARY KEY REFERENCES ballot (id),
  day INTEGER NOT NULL
) STRICT;
--postgres
CREATE TABLE ballot_listed (
  ballot_id BIGINT NOT NULL PRIMARY KEY REFERENCES ballot (id),
  day BIGINT NOT NULL
);
