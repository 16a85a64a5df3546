-- What communities tell the units of in-service members, shown to the member first.
--sqlite
CREATE TABLE resident_feedback (
  id INTEGER NOT NULL PRIMARY KEY,
  resident_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  minutes INTEGER NOT NULL,
  made_day INTEGER NOT NULL,
  seen_day INTEGER NOT NULL,
  remark TEXT NOT NULL CHECK (length(remark) <= 300),
  sent_day INTEGER NOT NULL,
  account_id INTEGER NOT NULL
) STRICT;
CREATE INDEX resident_feedback_by_resident ON resident_feedback (resident_id, from_day, id);
CREATE INDEX resident_feedback_by_person ON resident_feedback (person_id, seen_day, id);
CREATE TABLE resident_feedback_line (
  feedback_id INTEGER NOT NULL REFERENCES resident_feedback (id),
  number INTEGER NOT NULL,
  day INTEGER NOT NULL,
  activity TEXT NOT NULL CHECK (length(activity) <= 60),
  minutes INTEGER NOT NULL,
  PRIMARY KEY (feedback_id, number)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE resident_feedback (
  id BIGINT NOT NULL PRIMARY KEY,
  resident_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  minutes BIGINT NOT NULL,
  made_day BIGINT NOT NULL,
  seen_day BIGINT NOT NULL,
  remark TEXT COLLATE "C" NOT NULL CHECK (char_length(remark) <= 300),
  sent_day BIGINT NOT NULL,
  account_id BIGINT NOT NULL
);
CREATE INDEX resident_feedback_by_resident ON resident_feedback (resident_id, from_day, id);
CREATE INDEX resident_feedback_by_person ON resident_feedback (person_id, seen_day, id);
CREATE TABLE resident_feedback_line (
  feedback_id BIGINT NOT NULL REFERENCES resident_feedback (id),
  number BIGINT NOT NULL,
  day BIGINT NOT NULL,
  activity TEXT COLLATE "C" NOT NULL CHECK (char_length(activity) <= 60),
  minutes BIGINT NOT NULL,
  PRIMARY KEY (feedback_id, number)
);
