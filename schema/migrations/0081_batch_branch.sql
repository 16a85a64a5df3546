-- What an import wrote of each branch. Of imports before it: where their people stand now; who was taken back and is gone, and an import whose rows are
-- erased, count for the organisation that brought the roster in, since nothing else is known.
--sqlite
CREATE TABLE batch_branch (
  batch_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL REFERENCES org (id),
  new_count INTEGER NOT NULL,
  dated_count INTEGER NOT NULL,
  written_count INTEGER NOT NULL,
  undone_count INTEGER NOT NULL,
  PRIMARY KEY (batch_id, org_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_branch_by_org ON batch_branch (org_id, batch_id);
INSERT INTO batch_branch (batch_id, org_id, new_count, dated_count, written_count, undone_count)
SELECT x.batch_id, x.org_id, SUM(x.is_new), SUM(x.is_dated), COUNT(*), SUM(x.is_undone)
  FROM (SELECT r.batch_id, COALESCE(p.org_id, b.org_id) AS org_id, CASE WHEN r.verdict = 'new' THEN 1 ELSE 0 END AS is_new, CASE WHEN r.progress = 3 THEN 1 ELSE 0 END AS is_undone,
               CASE WHEN r.verdict = 'changed' AND EXISTS (SELECT 1 FROM person_change c WHERE c.region_id = p.region_id AND c.person_id = p.id AND c.field IN ('joined', 'full')
                     AND c.time_s >= b.created_s AND c.time_s <= b.applied_s) THEN 1 ELSE 0 END AS is_dated
          FROM batch b JOIN batch_row r ON r.batch_id = b.id LEFT JOIN person p ON p.id = r.person_id
         WHERE b.kind = 'import' AND r.progress IN (1, 3, 4)) x
 WHERE EXISTS (SELECT 1 FROM org o WHERE o.id = x.org_id)
 GROUP BY x.batch_id, x.org_id;
INSERT INTO batch_branch (batch_id, org_id, new_count, dated_count, written_count, undone_count)
SELECT b.id, b.org_id, b.new_count, b.dated_count, b.done_count, b.undone_count
  FROM batch b JOIN org o ON o.id = b.org_id
 WHERE b.kind = 'import' AND b.done_count > 0 AND NOT EXISTS (SELECT 1 FROM batch_branch u WHERE u.batch_id = b.id);
--postgres
CREATE TABLE batch_branch (
  batch_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL REFERENCES org (id),
  new_count BIGINT NOT NULL,
  dated_count BIGINT NOT NULL,
  written_count BIGINT NOT NULL,
  undone_count BIGINT NOT NULL,
  PRIMARY KEY (batch_id, org_id)
);
CREATE INDEX batch_branch_by_org ON batch_branch (org_id, batch_id);
INSERT INTO batch_branch (batch_id, org_id, new_count, dated_count, written_count, undone_count)
SELECT x.batch_id, x.org_id, SUM(x.is_new), SUM(x.is_dated), COUNT(*), SUM(x.is_undone)
  FROM (SELECT r.batch_id, COALESCE(p.org_id, b.org_id) AS org_id, CASE WHEN r.verdict = 'new' THEN 1 ELSE 0 END AS is_new, CASE WHEN r.progress = 3 THEN 1 ELSE 0 END AS is_undone,
               CASE WHEN r.verdict = 'changed' AND EXISTS (SELECT 1 FROM person_change c WHERE c.region_id = p.region_id AND c.person_id = p.id AND c.field IN ('joined', 'full')
                     AND c.time_s >= b.created_s AND c.time_s <= b.applied_s) THEN 1 ELSE 0 END AS is_dated
          FROM batch b JOIN batch_row r ON r.batch_id = b.id LEFT JOIN person p ON p.id = r.person_id
         WHERE b.kind = 'import' AND r.progress IN (1, 3, 4)) x
 WHERE EXISTS (SELECT 1 FROM org o WHERE o.id = x.org_id)
 GROUP BY x.batch_id, x.org_id;
INSERT INTO batch_branch (batch_id, org_id, new_count, dated_count, written_count, undone_count)
SELECT b.id, b.org_id, b.new_count, b.dated_count, b.done_count, b.undone_count
  FROM batch b JOIN org o ON o.id = b.org_id
 WHERE b.kind = 'import' AND b.done_count > 0 AND NOT EXISTS (SELECT 1 FROM batch_branch u WHERE u.batch_id = b.id);
