-- Democratic appraisal of members (民主评议党员), year by year: who was graded how, and what was put right later.
--sqlite
CREATE TABLE appraisal (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  year INTEGER NOT NULL,
  day INTEGER NOT NULL,
  due INTEGER NOT NULL,
  present INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  run_id INTEGER NOT NULL,
  made_by INTEGER NOT NULL,
  made_s INTEGER NOT NULL,
  excellent INTEGER NOT NULL,
  qualified INTEGER NOT NULL,
  basic INTEGER NOT NULL,
  unqualified INTEGER NOT NULL,
  probationary INTEGER NOT NULL,
  absent INTEGER NOT NULL,
  excused INTEGER NOT NULL,
  suspended INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX appraisal_by_org ON appraisal (org_id, year);
CREATE TABLE appraisal_grade (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  appraisal_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  mark TEXT NOT NULL CHECK (length(mark) <= 20),
  place TEXT NOT NULL CHECK (length(place) <= 60),
  measure TEXT NOT NULL CHECK (length(measure) <= 200)
) STRICT;
CREATE UNIQUE INDEX appraisal_grade_by_appraisal ON appraisal_grade (region_id, appraisal_id, person_id);
CREATE INDEX appraisal_grade_by_person ON appraisal_grade (region_id, person_id, appraisal_id);
CREATE TABLE appraisal_correction (
  id INTEGER NOT NULL PRIMARY KEY,
  appraisal_id INTEGER NOT NULL REFERENCES appraisal (id),
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  state TEXT NOT NULL CHECK (length(state) <= 10),
  made_by INTEGER NOT NULL,
  made_s INTEGER NOT NULL,
  decided_by INTEGER NOT NULL,
  decided_s INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 200)
) STRICT;
CREATE INDEX appraisal_correction_by_appraisal ON appraisal_correction (appraisal_id, id);
CREATE INDEX appraisal_correction_by_state ON appraisal_correction (state, appraisal_id);
CREATE TABLE appraisal_correction_line (
  correction_id INTEGER NOT NULL REFERENCES appraisal_correction (id),
  number INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  field TEXT NOT NULL CHECK (length(field) <= 20),
  was TEXT NOT NULL CHECK (length(was) <= 200),
  became TEXT NOT NULL CHECK (length(became) <= 200),
  PRIMARY KEY (correction_id, number)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE appraisal (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  year BIGINT NOT NULL,
  day BIGINT NOT NULL,
  due BIGINT NOT NULL,
  present BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  run_id BIGINT NOT NULL,
  made_by BIGINT NOT NULL,
  made_s BIGINT NOT NULL,
  excellent BIGINT NOT NULL,
  qualified BIGINT NOT NULL,
  basic BIGINT NOT NULL,
  unqualified BIGINT NOT NULL,
  probationary BIGINT NOT NULL,
  absent BIGINT NOT NULL,
  excused BIGINT NOT NULL,
  suspended BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE UNIQUE INDEX appraisal_by_org ON appraisal (org_id, year);
CREATE TABLE appraisal_grade (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  appraisal_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  mark TEXT COLLATE "C" NOT NULL CHECK (char_length(mark) <= 20),
  place TEXT COLLATE "C" NOT NULL CHECK (char_length(place) <= 60),
  measure TEXT COLLATE "C" NOT NULL CHECK (char_length(measure) <= 200),
  PRIMARY KEY (region_id, id)
);
CREATE INDEX appraisal_grade_by_id ON appraisal_grade (id);
CREATE UNIQUE INDEX appraisal_grade_by_appraisal ON appraisal_grade (region_id, appraisal_id, person_id);
CREATE INDEX appraisal_grade_by_person ON appraisal_grade (region_id, person_id, appraisal_id);
CREATE TABLE appraisal_correction (
  id BIGINT NOT NULL PRIMARY KEY,
  appraisal_id BIGINT NOT NULL REFERENCES appraisal (id),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  made_by BIGINT NOT NULL,
  made_s BIGINT NOT NULL,
  decided_by BIGINT NOT NULL,
  decided_s BIGINT NOT NULL,
  note TEXT COLLATE "C" NOT NULL CHECK (char_length(note) <= 200)
);
CREATE INDEX appraisal_correction_by_appraisal ON appraisal_correction (appraisal_id, id);
CREATE INDEX appraisal_correction_by_state ON appraisal_correction (state, appraisal_id);
CREATE TABLE appraisal_correction_line (
  correction_id BIGINT NOT NULL REFERENCES appraisal_correction (id),
  number BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  field TEXT COLLATE "C" NOT NULL CHECK (char_length(field) <= 20),
  was TEXT COLLATE "C" NOT NULL CHECK (char_length(was) <= 200),
  became TEXT COLLATE "C" NOT NULL CHECK (char_length(became) <= 200),
  PRIMARY KEY (correction_id, number)
);
