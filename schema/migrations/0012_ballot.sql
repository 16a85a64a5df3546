-- Votes of meetings: the frozen list, two counts, the result.
--sqlite
CREATE TABLE ballot (
  id INTEGER NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL CHECK (length(subject) <= 20),
  subject_id INTEGER NOT NULL,
  part_id INTEGER NOT NULL,
  item TEXT NOT NULL CHECK (length(item) <= 40),
  round INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (length(title) <= 120),
  org_id INTEGER NOT NULL REFERENCES org (id),
  voters_title TEXT NOT NULL CHECK (length(voters_title) <= 120),
  quorum_above INTEGER NOT NULL,
  quorum_below INTEGER NOT NULL,
  is_quorum_exceeded INTEGER NOT NULL CHECK (is_quorum_exceeded IN (0, 1)),
  pass_above INTEGER NOT NULL,
  pass_below INTEGER NOT NULL,
  is_pass_exceeded INTEGER NOT NULL CHECK (is_pass_exceeded IN (0, 1)),
  pass_of TEXT NOT NULL CHECK (length(pass_of) <= 10),
  seats INTEGER NOT NULL,
  is_secret INTEGER NOT NULL CHECK (is_secret IN (0, 1)),
  is_final INTEGER NOT NULL CHECK (is_final IN (0, 1)),
  allows_written INTEGER NOT NULL CHECK (allows_written IN (0, 1)),
  is_listed INTEGER NOT NULL CHECK (is_listed IN (0, 1)),
  entitled INTEGER NOT NULL,
  entitled_reason TEXT NOT NULL CHECK (length(entitled_reason) <= 200),
  count_round INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (length(state) <= 10),
  day INTEGER NOT NULL,
  present INTEGER NOT NULL,
  issued INTEGER NOT NULL,
  collected INTEGER NOT NULL,
  spoilt INTEGER NOT NULL,
  written INTEGER NOT NULL,
  written_agreed INTEGER NOT NULL,
  supervisor TEXT NOT NULL CHECK (length(supervisor) <= 100),
  teller TEXT NOT NULL CHECK (length(teller) <= 100),
  void_reason TEXT NOT NULL CHECK (length(void_reason) <= 200),
  opened_by INTEGER NOT NULL,
  opened_s INTEGER NOT NULL,
  closed_by INTEGER NOT NULL,
  closed_s INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX ballot_by_item ON ballot (subject, subject_id, part_id, item, round);
CREATE INDEX ballot_by_org ON ballot (org_id, id);
CREATE TABLE ballot_voter (
  id INTEGER NOT NULL PRIMARY KEY,
  ballot_id INTEGER NOT NULL REFERENCES ballot (id),
  number INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 50),
  ground TEXT NOT NULL CHECK (length(ground) <= 10),
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  consent TEXT NOT NULL CHECK (length(consent) <= 100)
) STRICT;
CREATE UNIQUE INDEX ballot_voter_by_number ON ballot_voter (ballot_id, number);
CREATE TABLE ballot_line (
  id INTEGER NOT NULL PRIMARY KEY,
  ballot_id INTEGER NOT NULL REFERENCES ballot (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 50),
  agreed INTEGER NOT NULL,
  opposed INTEGER NOT NULL,
  abstained INTEGER NOT NULL,
  is_elected INTEGER NOT NULL CHECK (is_elected IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX ballot_line_by_number ON ballot_line (ballot_id, number);
CREATE TABLE ballot_count (
  id INTEGER NOT NULL PRIMARY KEY,
  ballot_id INTEGER NOT NULL REFERENCES ballot (id),
  round INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  present INTEGER NOT NULL,
  issued INTEGER NOT NULL,
  collected INTEGER NOT NULL,
  spoilt INTEGER NOT NULL,
  written INTEGER NOT NULL,
  written_agreed INTEGER NOT NULL,
  time_s INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX ballot_count_by_account ON ballot_count (ballot_id, round, account_id);
CREATE TABLE ballot_count_line (
  count_id INTEGER NOT NULL REFERENCES ballot_count (id),
  number INTEGER NOT NULL,
  agreed INTEGER NOT NULL,
  opposed INTEGER NOT NULL,
  abstained INTEGER NOT NULL,
  PRIMARY KEY (count_id, number)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE ballot (
  id BIGINT NOT NULL PRIMARY KEY,
  subject TEXT COLLATE "C" NOT NULL CHECK (char_length(subject) <= 20),
  subject_id BIGINT NOT NULL,
  part_id BIGINT NOT NULL,
  item TEXT COLLATE "C" NOT NULL CHECK (char_length(item) <= 40),
  round BIGINT NOT NULL,
  title TEXT COLLATE "C" NOT NULL CHECK (char_length(title) <= 120),
  org_id BIGINT NOT NULL REFERENCES org (id),
  voters_title TEXT COLLATE "C" NOT NULL CHECK (char_length(voters_title) <= 120),
  quorum_above BIGINT NOT NULL,
  quorum_below BIGINT NOT NULL,
  is_quorum_exceeded BIGINT NOT NULL CHECK (is_quorum_exceeded IN (0, 1)),
  pass_above BIGINT NOT NULL,
  pass_below BIGINT NOT NULL,
  is_pass_exceeded BIGINT NOT NULL CHECK (is_pass_exceeded IN (0, 1)),
  pass_of TEXT COLLATE "C" NOT NULL CHECK (char_length(pass_of) <= 10),
  seats BIGINT NOT NULL,
  is_secret BIGINT NOT NULL CHECK (is_secret IN (0, 1)),
  is_final BIGINT NOT NULL CHECK (is_final IN (0, 1)),
  allows_written BIGINT NOT NULL CHECK (allows_written IN (0, 1)),
  is_listed BIGINT NOT NULL CHECK (is_listed IN (0, 1)),
  entitled BIGINT NOT NULL,
  entitled_reason TEXT COLLATE "C" NOT NULL CHECK (char_length(entitled_reason) <= 200),
  count_round BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  day BIGINT NOT NULL,
  present BIGINT NOT NULL,
  issued BIGINT NOT NULL,
  collected BIGINT NOT NULL,
  spoilt BIGINT NOT NULL,
  written BIGINT NOT NULL,
  written_agreed BIGINT NOT NULL,
  supervisor TEXT COLLATE "C" NOT NULL CHECK (char_length(supervisor) <= 100),
  teller TEXT COLLATE "C" NOT NULL CHECK (char_length(teller) <= 100),
  void_reason TEXT COLLATE "C" NOT NULL CHECK (char_length(void_reason) <= 200),
  opened_by BIGINT NOT NULL,
  opened_s BIGINT NOT NULL,
  closed_by BIGINT NOT NULL,
  closed_s BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE UNIQUE INDEX ballot_by_item ON ballot (subject, subject_id, part_id, item, round);
CREATE INDEX ballot_by_org ON ballot (org_id, id);
CREATE TABLE ballot_voter (
  id BIGINT NOT NULL PRIMARY KEY,
  ballot_id BIGINT NOT NULL REFERENCES ballot (id),
  number BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 50),
  ground TEXT COLLATE "C" NOT NULL CHECK (char_length(ground) <= 10),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  consent TEXT COLLATE "C" NOT NULL CHECK (char_length(consent) <= 100)
);
CREATE UNIQUE INDEX ballot_voter_by_number ON ballot_voter (ballot_id, number);
CREATE TABLE ballot_line (
  id BIGINT NOT NULL PRIMARY KEY,
  ballot_id BIGINT NOT NULL REFERENCES ballot (id),
  number BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 50),
  agreed BIGINT NOT NULL,
  opposed BIGINT NOT NULL,
  abstained BIGINT NOT NULL,
  is_elected BIGINT NOT NULL CHECK (is_elected IN (0, 1))
);
CREATE UNIQUE INDEX ballot_line_by_number ON ballot_line (ballot_id, number);
CREATE TABLE ballot_count (
  id BIGINT NOT NULL PRIMARY KEY,
  ballot_id BIGINT NOT NULL REFERENCES ballot (id),
  round BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  present BIGINT NOT NULL,
  issued BIGINT NOT NULL,
  collected BIGINT NOT NULL,
  spoilt BIGINT NOT NULL,
  written BIGINT NOT NULL,
  written_agreed BIGINT NOT NULL,
  time_s BIGINT NOT NULL
);
CREATE UNIQUE INDEX ballot_count_by_account ON ballot_count (ballot_id, round, account_id);
CREATE TABLE ballot_count_line (
  count_id BIGINT NOT NULL REFERENCES ballot_count (id),
  number BIGINT NOT NULL,
  agreed BIGINT NOT NULL,
  opposed BIGINT NOT NULL,
  abstained BIGINT NOT NULL,
  PRIMARY KEY (count_id, number)
);
