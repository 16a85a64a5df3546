-- Cases of practices: what was filled in, signed and decided, and what a case leaves behind for others.
--sqlite
CREATE TABLE run (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  programme_id INTEGER NOT NULL REFERENCES programme_file (id),
  code TEXT NOT NULL CHECK (length(code) <= 40),
  org_id INTEGER NOT NULL REFERENCES org (id),
  subject_kind TEXT NOT NULL CHECK (length(subject_kind) <= 10),
  subject_id INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (length(title) <= 200),
  text_key TEXT NOT NULL CHECK (length(text_key) <= 64),
  state TEXT NOT NULL CHECK (length(state) <= 10),
  step TEXT NOT NULL CHECK (length(step) <= 40),
  step_title TEXT NOT NULL CHECK (length(step_title) <= 120),
  due_day INTEGER NOT NULL,
  finish TEXT NOT NULL CHECK (length(finish) <= 40),
  finish_title TEXT NOT NULL CHECK (length(finish_title) <= 120),
  opened_day INTEGER NOT NULL,
  closed_day INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX run_by_org ON run (region_id, org_id, state, due_day);
CREATE INDEX run_by_code ON run (region_id, code, state, step);
CREATE INDEX run_by_subject ON run (region_id, subject_kind, subject_id, state);
CREATE INDEX run_by_text ON run (region_id, text_key);
CREATE TABLE run_step (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  step TEXT NOT NULL CHECK (length(step) <= 40),
  round INTEGER NOT NULL,
  opened_day INTEGER NOT NULL,
  due_day INTEGER NOT NULL,
  day INTEGER NOT NULL,
  closed_s INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  file_id INTEGER NOT NULL,
  way TEXT NOT NULL CHECK (length(way) <= 40),
  seal TEXT NOT NULL CHECK (length(seal) <= 64)
) STRICT;
CREATE INDEX run_step_by_run ON run_step (region_id, run_id, number);
CREATE TABLE run_value (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  form TEXT NOT NULL CHECK (length(form) <= 40),
  field TEXT NOT NULL CHECK (length(field) <= 40),
  number INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (length(value) <= 4000),
  file_id INTEGER NOT NULL
) STRICT;
CREATE INDEX run_value_by_run ON run_value (region_id, run_id, step_id, form);
CREATE TABLE run_signature (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (length(role) <= 40),
  person_id INTEGER NOT NULL,
  post_name TEXT NOT NULL CHECK (length(post_name) <= 60),
  day INTEGER NOT NULL,
  time_s INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  file_id INTEGER NOT NULL
) STRICT;
CREATE INDEX run_signature_by_run ON run_signature (region_id, run_id, step_id);
CREATE TABLE message (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL REFERENCES org (id),
  run_id INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (length(text) <= 2000),
  made_s INTEGER NOT NULL,
  read_s INTEGER NOT NULL
) STRICT;
CREATE INDEX message_by_person ON message (region_id, person_id, id);
CREATE INDEX message_by_run ON message (region_id, run_id, id);
CREATE TABLE point (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL REFERENCES org (id),
  person_id INTEGER NOT NULL,
  above INTEGER NOT NULL,
  below INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (length(text) <= 120),
  day INTEGER NOT NULL,
  run_id INTEGER NOT NULL
) STRICT;
CREATE INDEX point_by_org ON point (region_id, org_id, day);
CREATE INDEX point_by_person ON point (region_id, person_id, day);
CREATE INDEX point_by_run ON point (region_id, run_id, id);
CREATE TABLE publication (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL REFERENCES org (id),
  run_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (length(kind) <= 20),
  title TEXT NOT NULL CHECK (length(title) <= 200),
  text TEXT NOT NULL CHECK (length(text) <= 4000),
  day INTEGER NOT NULL,
  withdrawn_day INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX publication_by_org ON publication (region_id, org_id, day);
CREATE INDEX publication_by_run ON publication (region_id, run_id, id);
--postgres
CREATE TABLE run (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  programme_id BIGINT NOT NULL REFERENCES programme_file (id),
  code TEXT COLLATE "C" NOT NULL CHECK (char_length(code) <= 40),
  org_id BIGINT NOT NULL REFERENCES org (id),
  subject_kind TEXT COLLATE "C" NOT NULL CHECK (char_length(subject_kind) <= 10),
  subject_id BIGINT NOT NULL,
  title TEXT COLLATE "C" NOT NULL CHECK (char_length(title) <= 200),
  text_key TEXT COLLATE "C" NOT NULL CHECK (char_length(text_key) <= 64),
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  step TEXT COLLATE "C" NOT NULL CHECK (char_length(step) <= 40),
  step_title TEXT COLLATE "C" NOT NULL CHECK (char_length(step_title) <= 120),
  due_day BIGINT NOT NULL,
  finish TEXT COLLATE "C" NOT NULL CHECK (char_length(finish) <= 40),
  finish_title TEXT COLLATE "C" NOT NULL CHECK (char_length(finish_title) <= 120),
  opened_day BIGINT NOT NULL,
  closed_day BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  row_version BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_by_org ON run (region_id, org_id, state, due_day);
CREATE INDEX run_by_code ON run (region_id, code, state, step);
CREATE INDEX run_by_subject ON run (region_id, subject_kind, subject_id, state);
CREATE INDEX run_by_text ON run (region_id, text_key);
CREATE INDEX run_by_id ON run (id);
CREATE TABLE run_step (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  step TEXT COLLATE "C" NOT NULL CHECK (char_length(step) <= 40),
  round BIGINT NOT NULL,
  opened_day BIGINT NOT NULL,
  due_day BIGINT NOT NULL,
  day BIGINT NOT NULL,
  closed_s BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  file_id BIGINT NOT NULL,
  way TEXT COLLATE "C" NOT NULL CHECK (char_length(way) <= 40),
  seal TEXT COLLATE "C" NOT NULL CHECK (char_length(seal) <= 64),
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_step_by_run ON run_step (region_id, run_id, number);
CREATE INDEX run_step_by_id ON run_step (id);
CREATE TABLE run_value (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  step_id BIGINT NOT NULL,
  form TEXT COLLATE "C" NOT NULL CHECK (char_length(form) <= 40),
  field TEXT COLLATE "C" NOT NULL CHECK (char_length(field) <= 40),
  number BIGINT NOT NULL,
  value TEXT COLLATE "C" NOT NULL CHECK (char_length(value) <= 4000),
  file_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_value_by_run ON run_value (region_id, run_id, step_id, form);
CREATE INDEX run_value_by_id ON run_value (id);
CREATE TABLE run_signature (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  step_id BIGINT NOT NULL,
  role TEXT COLLATE "C" NOT NULL CHECK (char_length(role) <= 40),
  person_id BIGINT NOT NULL,
  post_name TEXT COLLATE "C" NOT NULL CHECK (char_length(post_name) <= 60),
  day BIGINT NOT NULL,
  time_s BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  file_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_signature_by_run ON run_signature (region_id, run_id, step_id);
CREATE INDEX run_signature_by_id ON run_signature (id);
CREATE TABLE message (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL REFERENCES org (id),
  run_id BIGINT NOT NULL,
  text TEXT COLLATE "C" NOT NULL CHECK (char_length(text) <= 2000),
  made_s BIGINT NOT NULL,
  read_s BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX message_by_person ON message (region_id, person_id, id);
CREATE INDEX message_by_run ON message (region_id, run_id, id);
CREATE INDEX message_by_id ON message (id);
CREATE TABLE point (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL REFERENCES org (id),
  person_id BIGINT NOT NULL,
  above BIGINT NOT NULL,
  below BIGINT NOT NULL,
  text TEXT COLLATE "C" NOT NULL CHECK (char_length(text) <= 120),
  day BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX point_by_org ON point (region_id, org_id, day);
CREATE INDEX point_by_person ON point (region_id, person_id, day);
CREATE INDEX point_by_run ON point (region_id, run_id, id);
CREATE INDEX point_by_id ON point (id);
CREATE TABLE publication (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL REFERENCES org (id),
  run_id BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 20),
  title TEXT COLLATE "C" NOT NULL CHECK (char_length(title) <= 200),
  text TEXT COLLATE "C" NOT NULL CHECK (char_length(text) <= 4000),
  day BIGINT NOT NULL,
  withdrawn_day BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  row_version BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX publication_by_org ON publication (region_id, org_id, day);
CREATE INDEX publication_by_run ON publication (region_id, run_id, id);
CREATE INDEX publication_by_id ON publication (id);
