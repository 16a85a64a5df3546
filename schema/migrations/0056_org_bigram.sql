-- The search finds organisations by a part of the name or of the short name: from an index alone, and only where some name has the pairs of characters typed.
DROP INDEX org_by_path;
CREATE INDEX org_by_path ON org (path, name, short_name, to_day, term_years, term_ends_day, id);
--sqlite
CREATE TABLE org_bigram (
  bigram TEXT NOT NULL PRIMARY KEY CHECK (length(bigram) <= 8)
) STRICT, WITHOUT ROWID;
INSERT INTO org_bigram (bigram)
WITH RECURSIVE place(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM place WHERE i < 99)
SELECT DISTINCT substr(n.name, i, 2) FROM (SELECT name FROM org UNION SELECT short_name FROM org) n JOIN place ON i < length(n.name);
--postgres
CREATE TABLE org_bigram (
  bigram TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (char_length(bigram) <= 8)
);
INSERT INTO org_bigram (bigram)
WITH RECURSIVE place(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM place WHERE i < 99)
SELECT DISTINCT substr(n.name, i, 2) FROM (SELECT name FROM org UNION SELECT short_name FROM org) n JOIN place ON i < length(n.name);
