-- A role that is a cultivation has a mentor, a term and a result.
--sqlite
CREATE TEMP TABLE person_role_before AS SELECT * FROM person_role;
DROP TABLE person_role;
CREATE TABLE person_role (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (length(kind) <= 40),
  source TEXT NOT NULL CHECK (length(source) <= 40),
  detail TEXT NOT NULL CHECK (length(detail) <= 200),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 100),
  mentor_id INTEGER NOT NULL,
  term_day INTEGER NOT NULL,
  result TEXT NOT NULL CHECK (length(result) <= 20)
) STRICT;
INSERT INTO person_role (id, region_id, person_id, org_id, kind, source, detail, from_day, to_day, document, mentor_id, term_day, result)
SELECT id, region_id, person_id, org_id, kind, source, detail, from_day, to_day, document, 0, 2932897, '' FROM person_role_before;
DROP TABLE person_role_before;
CREATE INDEX person_role_by_person ON person_role (region_id, person_id, from_day);
CREATE INDEX person_role_by_org ON person_role (region_id, org_id, kind, to_day);
CREATE INDEX person_role_by_kind ON person_role (region_id, kind, to_day, person_id, from_day);
--postgres
ALTER TABLE person_role ADD COLUMN mentor_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE person_role ADD COLUMN term_day BIGINT NOT NULL DEFAULT 2932897;
ALTER TABLE person_role ADD COLUMN result TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (char_length(result) <= 20);
ALTER TABLE person_role ALTER COLUMN mentor_id DROP DEFAULT;
ALTER TABLE person_role ALTER COLUMN term_day DROP DEFAULT;
ALTER TABLE person_role ALTER COLUMN result DROP DEFAULT;
