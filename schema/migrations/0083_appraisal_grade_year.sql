-- Nobody has two marks of a year, whichever branches record at the same moment. Of two that are there already the later one stands apart, under its own number.
--sqlite
CREATE TEMP TABLE appraisal_grade_before AS SELECT * FROM appraisal_grade;
DROP TABLE appraisal_grade;
CREATE TABLE appraisal_grade (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  appraisal_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  mark TEXT NOT NULL CHECK (length(mark) <= 20),
  place TEXT NOT NULL CHECK (length(place) <= 60),
  measure TEXT NOT NULL CHECK (length(measure) <= 200),
  year INTEGER NOT NULL
) STRICT;
INSERT INTO appraisal_grade (id, region_id, appraisal_id, person_id, mark, place, measure, year)
SELECT g.id, g.region_id, g.appraisal_id, g.person_id, g.mark, g.place, g.measure, a.year FROM appraisal_grade_before g JOIN appraisal a ON a.id = g.appraisal_id;
DROP TABLE appraisal_grade_before;
CREATE UNIQUE INDEX appraisal_grade_by_appraisal ON appraisal_grade (region_id, appraisal_id, person_id);
CREATE INDEX appraisal_grade_twice ON appraisal_grade (region_id, person_id, year, id);
UPDATE appraisal_grade SET year = -id
 WHERE EXISTS (SELECT 1 FROM appraisal_grade o WHERE o.region_id = appraisal_grade.region_id AND o.person_id = appraisal_grade.person_id AND o.year = appraisal_grade.year
               AND o.id < appraisal_grade.id);
DROP INDEX appraisal_grade_twice;
CREATE UNIQUE INDEX appraisal_grade_by_person ON appraisal_grade (region_id, person_id, year);
--postgres
ALTER TABLE appraisal_grade ADD COLUMN year BIGINT NOT NULL DEFAULT 0;
ALTER TABLE appraisal_grade ALTER COLUMN year DROP DEFAULT;
UPDATE appraisal_grade SET year = a.year FROM appraisal a WHERE a.id = appraisal_grade.appraisal_id;
DROP INDEX appraisal_grade_by_person;
UPDATE appraisal_grade SET year = -id
 WHERE EXISTS (SELECT 1 FROM appraisal_grade o WHERE o.region_id = appraisal_grade.region_id AND o.person_id = appraisal_grade.person_id AND o.year = appraisal_grade.year
               AND o.id < appraisal_grade.id);
CREATE UNIQUE INDEX appraisal_grade_by_person ON appraisal_grade (region_id, person_id, year);
