-- Notices that everybody may read, and what people have to say about them.
--sqlite
CREATE TABLE notice (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL REFERENCES org (id),
  run_id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  item TEXT NOT NULL CHECK (length(item) <= 40),
  board TEXT NOT NULL CHECK (length(board) <= 40),
  title TEXT NOT NULL CHECK (length(title) <= 200),
  text TEXT NOT NULL CHECK (length(text) <= 4000),
  from_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  must_answer INTEGER NOT NULL CHECK (must_answer IN (0, 1)),
  withdrawn_day INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  account_id INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX notice_by_org ON notice (region_id, org_id, last_day);
CREATE INDEX notice_by_day ON notice (region_id, last_day, id);
CREATE INDEX notice_by_run ON notice (region_id, run_id, id);
CREATE TABLE objection (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  notice_id INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 50),
  contact TEXT NOT NULL CHECK (length(contact) <= 50),
  text TEXT NOT NULL CHECK (length(text) <= 1000),
  made_s INTEGER NOT NULL,
  sender TEXT NOT NULL CHECK (length(sender) <= 64),
  answer TEXT NOT NULL CHECK (length(answer) <= 1000),
  answered_s INTEGER NOT NULL,
  answered_by INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX objection_by_notice ON objection (region_id, notice_id, id);
CREATE INDEX objection_by_sender ON objection (region_id, sender, made_s);
--postgres
CREATE TABLE notice (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL REFERENCES org (id),
  run_id BIGINT NOT NULL,
  step_id BIGINT NOT NULL,
  item TEXT COLLATE "C" NOT NULL CHECK (char_length(item) <= 40),
  board TEXT COLLATE "C" NOT NULL CHECK (char_length(board) <= 40),
  title TEXT COLLATE "C" NOT NULL CHECK (char_length(title) <= 200),
  text TEXT COLLATE "C" NOT NULL CHECK (char_length(text) <= 4000),
  from_day BIGINT NOT NULL,
  last_day BIGINT NOT NULL,
  must_answer BIGINT NOT NULL CHECK (must_answer IN (0, 1)),
  withdrawn_day BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  account_id BIGINT NOT NULL,
  row_version BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX notice_by_org ON notice (region_id, org_id, last_day);
CREATE INDEX notice_by_day ON notice (region_id, last_day, id);
CREATE INDEX notice_by_run ON notice (region_id, run_id, id);
CREATE INDEX notice_by_id ON notice (id);
CREATE TABLE objection (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  notice_id BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 50),
  contact TEXT COLLATE "C" NOT NULL CHECK (char_length(contact) <= 50),
  text TEXT COLLATE "C" NOT NULL CHECK (char_length(text) <= 1000),
  made_s BIGINT NOT NULL,
  sender TEXT COLLATE "C" NOT NULL CHECK (char_length(sender) <= 64),
  answer TEXT COLLATE "C" NOT NULL CHECK (char_length(answer) <= 1000),
  answered_s BIGINT NOT NULL,
  answered_by BIGINT NOT NULL,
  row_version BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX objection_by_notice ON objection (region_id, notice_id, id);
CREATE INDEX objection_by_sender ON objection (region_id, sender, made_s);
CREATE INDEX objection_by_id ON objection (id);
