-- The search by characters gives names by their reading out of the index alone. Of an application and a conversion too the month alone may be known, as of birth and joining.
--sqlite
CREATE TEMP TABLE person_before AS SELECT * FROM person;
DROP TABLE person;
CREATE TABLE person (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  name TEXT NOT NULL CHECK (length(name) <= 50),
  former_name TEXT NOT NULL CHECK (length(former_name) <= 50),
  pinyin_key TEXT NOT NULL CHECK (length(pinyin_key) <= 200),
  initials TEXT NOT NULL CHECK (length(initials) <= 60),
  sex INTEGER NOT NULL,
  nationality TEXT NOT NULL CHECK (length(nationality) <= 2),
  birth_day INTEGER NOT NULL,
  birth_precision INTEGER NOT NULL,
  id_number BLOB NOT NULL CHECK (length(id_number) <= 200),
  id_number_mask TEXT NOT NULL CHECK (length(id_number_mask) <= 20),
  no_number_reason TEXT NOT NULL CHECK (length(no_number_reason) <= 100),
  phone BLOB NOT NULL CHECK (length(phone) <= 200),
  phone_mask TEXT NOT NULL CHECK (length(phone_mask) <= 20),
  native_place TEXT NOT NULL CHECK (length(native_place) <= 100),
  address TEXT NOT NULL CHECK (length(address) <= 200),
  education TEXT NOT NULL CHECK (length(education) <= 2),
  degree TEXT NOT NULL CHECK (length(degree) <= 40),
  school TEXT NOT NULL CHECK (length(school) <= 100),
  occupation INTEGER NOT NULL,
  work_unit TEXT NOT NULL CHECK (length(work_unit) <= 100),
  job TEXT NOT NULL CHECK (length(job) <= 60),
  is_front_line INTEGER NOT NULL CHECK (is_front_line IN (0, 1)),
  marriage TEXT NOT NULL CHECK (length(marriage) <= 2),
  status INTEGER NOT NULL,
  applied_day INTEGER NOT NULL,
  joined_day INTEGER NOT NULL,
  joined_precision INTEGER NOT NULL,
  full_day INTEGER NOT NULL,
  photo_file_id INTEGER NOT NULL,
  created_s INTEGER NOT NULL,
  row_version INTEGER NOT NULL,
  applied_precision INTEGER NOT NULL,
  full_precision INTEGER NOT NULL
) STRICT;
INSERT INTO person (id, region_id, org_id, path, name, former_name, pinyin_key, initials, sex, nationality, birth_day, birth_precision, id_number, id_number_mask, no_number_reason, phone, phone_mask, native_place, address, education, degree, school, occupation, work_unit, job, is_front_line, marriage, status, applied_day, joined_day, joined_precision, full_day, photo_file_id, created_s, row_version, applied_precision, full_precision)
SELECT id, region_id, org_id, path, name, former_name, pinyin_key, initials, sex, nationality, birth_day, birth_precision, id_number, id_number_mask, no_number_reason, phone, phone_mask, native_place, address, education, degree, school, occupation, work_unit, job, is_front_line, marriage, status, applied_day, joined_day, joined_precision, full_day, photo_file_id, created_s, row_version, 0, 0 FROM person_before;
DROP TABLE person_before;
CREATE INDEX person_by_path ON person (region_id, path, pinyin_key, id, status, sex, birth_day, education, occupation, joined_day, nationality, is_front_line, id_number_mask);
CREATE INDEX person_by_key ON person (region_id, pinyin_key, id, path, status, sex, birth_day, education, occupation, joined_day, nationality, is_front_line, id_number_mask, initials);
CREATE INDEX person_by_status ON person (region_id, status, path, joined_day);
CREATE INDEX person_by_initials ON person (region_id, initials, pinyin_key, id, path, status);
CREATE INDEX person_by_name ON person (region_id, name, birth_day, id, path, status, pinyin_key);
CREATE TEMP TABLE late_entry_before AS SELECT * FROM late_entry;
DROP TABLE late_entry;
CREATE TABLE late_entry (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (length(kind) <= 10),
  cause TEXT NOT NULL CHECK (length(cause) <= 40),
  org_id INTEGER NOT NULL,
  status INTEGER NOT NULL,
  day INTEGER NOT NULL,
  joined_day INTEGER NOT NULL,
  joined_precision INTEGER NOT NULL,
  full_day INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 200),
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  state TEXT NOT NULL CHECK (length(state) <= 10),
  asked_by INTEGER NOT NULL,
  asked_s INTEGER NOT NULL,
  decided_by INTEGER NOT NULL,
  decided_s INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 200),
  row_version INTEGER NOT NULL,
  full_precision INTEGER NOT NULL
) STRICT;
INSERT INTO late_entry (id, region_id, person_id, kind, cause, org_id, status, day, joined_day, joined_precision, full_day, document, reason, state, asked_by, asked_s, decided_by, decided_s, note, row_version, full_precision)
SELECT id, region_id, person_id, kind, cause, org_id, status, day, joined_day, joined_precision, full_day, document, reason, state, asked_by, asked_s, decided_by, decided_s, note, row_version, 0 FROM late_entry_before;
DROP TABLE late_entry_before;
CREATE INDEX late_entry_by_state ON late_entry (region_id, state, id);
CREATE INDEX late_entry_by_person ON late_entry (region_id, person_id, state);
--postgres
ALTER TABLE person ADD COLUMN applied_precision BIGINT NOT NULL DEFAULT 0;
ALTER TABLE person ALTER COLUMN applied_precision DROP DEFAULT;
ALTER TABLE person ADD COLUMN full_precision BIGINT NOT NULL DEFAULT 0;
ALTER TABLE person ALTER COLUMN full_precision DROP DEFAULT;
ALTER TABLE late_entry ADD COLUMN full_precision BIGINT NOT NULL DEFAULT 0;
ALTER TABLE late_entry ALTER COLUMN full_precision DROP DEFAULT;
DROP INDEX person_by_name;
CREATE INDEX person_by_name ON person (region_id, name, birth_day, id, path, status, pinyin_key);
