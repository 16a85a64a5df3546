-- Secret votes from afar: the box of all votes of a ballot, and the trustees.
--sqlite
CREATE TABLE ballot_box (
  id INTEGER NOT NULL PRIMARY KEY,
  ballot_id INTEGER NOT NULL REFERENCES ballot (id),
  slots INTEGER NOT NULL,
  content BLOB NOT NULL,
  is_ended INTEGER NOT NULL CHECK (is_ended IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX ballot_box_by_ballot ON ballot_box (ballot_id);
CREATE TABLE ballot_trustee (
  ballot_id INTEGER NOT NULL REFERENCES ballot (id),
  number INTEGER NOT NULL,
  account_id INTEGER NOT NULL REFERENCES account (id),
  public_key BLOB NOT NULL CHECK (length(public_key) <= 32),
  part BLOB NOT NULL,
  PRIMARY KEY (ballot_id, number)
) STRICT;
CREATE INDEX ballot_trustee_by_account ON ballot_trustee (account_id, ballot_id);
--postgres
CREATE TABLE ballot_box (
  id BIGINT NOT NULL PRIMARY KEY,
  ballot_id BIGINT NOT NULL REFERENCES ballot (id),
  slots BIGINT NOT NULL,
  content BYTEA NOT NULL,
  is_ended BIGINT NOT NULL CHECK (is_ended IN (0, 1))
);
CREATE UNIQUE INDEX ballot_box_by_ballot ON ballot_box (ballot_id);
CREATE TABLE ballot_trustee (
  ballot_id BIGINT NOT NULL REFERENCES ballot (id),
  number BIGINT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  public_key BYTEA NOT NULL CHECK (octet_length(public_key) <= 32),
  part BYTEA NOT NULL,
  PRIMARY KEY (ballot_id, number)
);
CREATE INDEX ballot_trustee_by_account ON ballot_trustee (account_id, ballot_id);
