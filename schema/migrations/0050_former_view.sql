-- Former names are searched for too; their pinyin and pairs are made when the program starts (person_former_fill). A saved view belongs to a list.
--sqlite
CREATE TABLE person_former (
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 50),
  pinyin_key TEXT NOT NULL CHECK (length(pinyin_key) <= 200),
  initials TEXT NOT NULL CHECK (length(initials) <= 60),
  PRIMARY KEY (region_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_former_by_initials ON person_former (region_id, initials, pinyin_key, person_id);
CREATE INDEX person_former_by_key ON person_former (region_id, pinyin_key, person_id);
CREATE INDEX person_former_by_name ON person_former (region_id, name, person_id);
INSERT INTO person_former (region_id, person_id, name, pinyin_key, initials)
SELECT region_id, id, former_name, '', '' FROM person WHERE former_name <> '';
CREATE TEMP TABLE roster_view_before AS SELECT * FROM roster_view;
DROP TABLE roster_view;
CREATE TABLE roster_view (
  id INTEGER NOT NULL PRIMARY KEY,
  account_id INTEGER NOT NULL,
  list TEXT NOT NULL CHECK (length(list) <= 10),
  name TEXT NOT NULL CHECK (length(name) <= 20),
  query TEXT NOT NULL CHECK (length(query) <= 1000),
  created_s INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
INSERT INTO roster_view (id, account_id, list, name, query, created_s, row_version)
SELECT id, account_id, 'person', name, query, created_s, row_version FROM roster_view_before;
DROP TABLE roster_view_before;
CREATE UNIQUE INDEX roster_view_by_name ON roster_view (account_id, name);
--postgres
CREATE TABLE person_former (
  region_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 50),
  pinyin_key TEXT COLLATE "C" NOT NULL CHECK (char_length(pinyin_key) <= 200),
  initials TEXT COLLATE "C" NOT NULL CHECK (char_length(initials) <= 60),
  PRIMARY KEY (region_id, person_id)
);
CREATE INDEX person_former_by_initials ON person_former (region_id, initials, pinyin_key, person_id);
CREATE INDEX person_former_by_key ON person_former (region_id, pinyin_key, person_id);
CREATE INDEX person_former_by_name ON person_former (region_id, name, person_id);
INSERT INTO person_former (region_id, person_id, name, pinyin_key, initials)
SELECT region_id, id, former_name, '', '' FROM person WHERE former_name <> '';
ALTER TABLE roster_view ADD COLUMN list TEXT COLLATE "C" NOT NULL DEFAULT 'person' CHECK (char_length(list) <= 10);
ALTER TABLE roster_view ALTER COLUMN list DROP DEFAULT;
