-- Who typed how many are entitled to a vote without a list.
--sqlite
CREATE TABLE ballot_stated (
  ballot_id INTEGER NOT NULL PRIMARY KEY REFERENCES ballot (id),
  account_id INTEGER NOT NULL
) STRICT;
--postgres
CREATE TABLE ballot_stated (
  ballot_id BIGINT NOT NULL PRIMARY KEY REFERENCES ballot (id),
  account_id BIGINT NOT NULL
);
