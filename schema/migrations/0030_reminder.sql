-- Reminders to organisations below, and up to when an account has read what was new.
--sqlite
CREATE TABLE reminder (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL REFERENCES org (id),
  to_id INTEGER NOT NULL REFERENCES org (id),
  run_id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  day INTEGER NOT NULL,
  by_day INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 500),
  person_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  time_s INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX reminder_by_number ON reminder (region_id, org_id, year, number);
CREATE INDEX reminder_by_receiver ON reminder (region_id, to_id, id);
CREATE TABLE reminder_line (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  reminder_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (length(title) <= 200),
  programme_title TEXT NOT NULL CHECK (length(programme_title) <= 120),
  step_title TEXT NOT NULL CHECK (length(step_title) <= 120),
  org_name TEXT NOT NULL CHECK (length(org_name) <= 200),
  who TEXT NOT NULL CHECK (length(who) <= 300),
  basis TEXT NOT NULL CHECK (length(basis) <= 500),
  missing TEXT NOT NULL CHECK (length(missing) <= 1000),
  due_day INTEGER NOT NULL
) STRICT;
CREATE INDEX reminder_line_by_sheet ON reminder_line (region_id, reminder_id, number);
CREATE TABLE digest_seen (
  account_id INTEGER NOT NULL PRIMARY KEY REFERENCES account (id),
  to_s INTEGER NOT NULL
) STRICT;
--postgres
CREATE TABLE reminder (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL REFERENCES org (id),
  to_id BIGINT NOT NULL REFERENCES org (id),
  run_id BIGINT NOT NULL,
  year BIGINT NOT NULL,
  number BIGINT NOT NULL,
  day BIGINT NOT NULL,
  by_day BIGINT NOT NULL,
  note TEXT COLLATE "C" NOT NULL CHECK (char_length(note) <= 500),
  person_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  time_s BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE UNIQUE INDEX reminder_by_number ON reminder (region_id, org_id, year, number);
CREATE INDEX reminder_by_receiver ON reminder (region_id, to_id, id);
CREATE INDEX reminder_by_id ON reminder (id);
CREATE TABLE reminder_line (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  reminder_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  step_id BIGINT NOT NULL,
  title TEXT COLLATE "C" NOT NULL CHECK (char_length(title) <= 200),
  programme_title TEXT COLLATE "C" NOT NULL CHECK (char_length(programme_title) <= 120),
  step_title TEXT COLLATE "C" NOT NULL CHECK (char_length(step_title) <= 120),
  org_name TEXT COLLATE "C" NOT NULL CHECK (char_length(org_name) <= 200),
  who TEXT COLLATE "C" NOT NULL CHECK (char_length(who) <= 300),
  basis TEXT COLLATE "C" NOT NULL CHECK (char_length(basis) <= 500),
  missing TEXT COLLATE "C" NOT NULL CHECK (char_length(missing) <= 1000),
  due_day BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX reminder_line_by_sheet ON reminder_line (region_id, reminder_id, number);
CREATE INDEX reminder_line_by_id ON reminder_line (id);
CREATE TABLE digest_seen (
  account_id BIGINT NOT NULL PRIMARY KEY REFERENCES account (id),
  to_s BIGINT NOT NULL
);
