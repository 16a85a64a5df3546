-- A stated figure is told of a day.
--sqlite
CREATE TEMP TABLE stated_figure_before AS SELECT * FROM stated_figure;
DROP TABLE stated_figure;
CREATE TABLE stated_figure (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  name TEXT NOT NULL CHECK (length(name) <= 100),
  unit TEXT NOT NULL CHECK (length(unit) <= 20),
  stated TEXT NOT NULL CHECK (length(stated) <= 40),
  compared TEXT NOT NULL CHECK (length(compared) <= 40),
  counter TEXT NOT NULL CHECK (length(counter) <= 40),
  day INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (length(source) <= 200)
) STRICT;
INSERT INTO stated_figure (id, org_id, name, unit, stated, compared, counter, day, source)
SELECT id, org_id, name, unit, stated, compared, counter, 2932897, source FROM stated_figure_before;
DROP TABLE stated_figure_before;
CREATE INDEX stated_figure_by_org ON stated_figure (org_id, id);
--postgres
ALTER TABLE stated_figure ADD COLUMN day BIGINT NOT NULL DEFAULT 2932897;
ALTER TABLE stated_figure ALTER COLUMN day DROP DEFAULT;
