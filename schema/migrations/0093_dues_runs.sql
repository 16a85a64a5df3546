-- Months unpaid in a row are those that were due: a month exempt, or without income, ends the row. From which month on there are five and six of them is kept
-- with the member, since counts are read often. Where there is no monthly income the base is kept as the quarter's income that was entered.
--sqlite
CREATE TEMP TABLE dues_member_before AS SELECT * FROM dues_member;
DROP TABLE dues_member;
CREATE TABLE dues_member (
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  payer_class TEXT NOT NULL CHECK (length(payer_class) <= 20),
  base_fen INTEGER NOT NULL,
  due_fen INTEGER NOT NULL,
  reduction TEXT NOT NULL CHECK (length(reduction) <= 10),
  is_quarterly INTEGER NOT NULL CHECK (is_quarterly IN (0, 1)),
  paid_to INTEGER NOT NULL,
  reviewed_to INTEGER NOT NULL,
  review TEXT NOT NULL CHECK (length(review) <= 20),
  row_version INTEGER NOT NULL,
  warn_at INTEGER NOT NULL,
  review_at INTEGER NOT NULL,
  PRIMARY KEY (region_id, person_id)
) STRICT, WITHOUT ROWID;
INSERT INTO dues_member (region_id, person_id, org_id, path, payer_class, base_fen, due_fen, reduction, is_quarterly, paid_to, reviewed_to, review, row_version, warn_at, review_at)
SELECT region_id, person_id, org_id, path, payer_class, base_fen, due_fen, reduction, is_quarterly, paid_to, reviewed_to, review, row_version, 119988, 119988 FROM dues_member_before;
DROP TABLE dues_member_before;
UPDATE dues_member SET warn_at = COALESCE((SELECT MIN(s.month) + 5 FROM
  (SELECT b.region_id, b.person_id, b.from_month AS month FROM dues_base b
    WHERE b.region_id = dues_member.region_id AND b.person_id = dues_member.person_id AND b.due_fen <> 0
   UNION SELECT m.region_id, m.person_id, m.month + 1 FROM dues_payment m
    WHERE m.region_id = dues_member.region_id AND m.person_id = dues_member.person_id AND m.void_id = 0) s
 WHERE (SELECT SUM(CASE WHEN b.to_month < s.month + 5 THEN b.to_month ELSE s.month + 5 END - CASE WHEN b.from_month > s.month THEN b.from_month ELSE s.month END)
          FROM dues_base b
         WHERE b.region_id = s.region_id AND b.person_id = s.person_id AND b.due_fen <> 0 AND b.to_month > b.from_month AND b.from_month < s.month + 5 AND b.to_month > s.month) = 5
   AND NOT EXISTS (SELECT 1 FROM dues_payment m
         WHERE m.region_id = s.region_id AND m.person_id = s.person_id AND m.void_id = 0 AND m.month >= s.month AND m.month < s.month + 5)), 119988),
  review_at = COALESCE((SELECT MIN(s.month) + 6 FROM
  (SELECT b.region_id, b.person_id, b.from_month AS month FROM dues_base b
    WHERE b.region_id = dues_member.region_id AND b.person_id = dues_member.person_id AND b.due_fen <> 0
   UNION SELECT m.region_id, m.person_id, m.month + 1 FROM dues_payment m
    WHERE m.region_id = dues_member.region_id AND m.person_id = dues_member.person_id AND m.void_id = 0) s
 WHERE (SELECT SUM(CASE WHEN b.to_month < s.month + 6 THEN b.to_month ELSE s.month + 6 END - CASE WHEN b.from_month > s.month THEN b.from_month ELSE s.month END)
          FROM dues_base b
         WHERE b.region_id = s.region_id AND b.person_id = s.person_id AND b.due_fen <> 0 AND b.to_month > b.from_month AND b.from_month < s.month + 6 AND b.to_month > s.month) = 6
   AND NOT EXISTS (SELECT 1 FROM dues_payment m
         WHERE m.region_id = s.region_id AND m.person_id = s.person_id AND m.void_id = 0 AND m.month >= s.month AND m.month < s.month + 6)), 119988);
CREATE INDEX dues_member_by_path ON dues_member (region_id, path, warn_at, person_id, paid_to);
UPDATE dues_member SET base_fen = 3 * base_fen WHERE payer_class = 'self';
UPDATE dues_base SET base_fen = 3 * base_fen WHERE payer_class = 'self';
--postgres
ALTER TABLE dues_member ADD COLUMN warn_at BIGINT NOT NULL DEFAULT 119988;
ALTER TABLE dues_member ADD COLUMN review_at BIGINT NOT NULL DEFAULT 119988;
ALTER TABLE dues_member ALTER COLUMN warn_at DROP DEFAULT;
ALTER TABLE dues_member ALTER COLUMN review_at DROP DEFAULT;
UPDATE dues_member SET warn_at = COALESCE((SELECT MIN(s.month) + 5 FROM
  (SELECT b.region_id, b.person_id, b.from_month AS month FROM dues_base b
    WHERE b.region_id = dues_member.region_id AND b.person_id = dues_member.person_id AND b.due_fen <> 0
   UNION SELECT m.region_id, m.person_id, m.month + 1 FROM dues_payment m
    WHERE m.region_id = dues_member.region_id AND m.person_id = dues_member.person_id AND m.void_id = 0) s
 WHERE (SELECT SUM(CASE WHEN b.to_month < s.month + 5 THEN b.to_month ELSE s.month + 5 END - CASE WHEN b.from_month > s.month THEN b.from_month ELSE s.month END)
          FROM dues_base b
         WHERE b.region_id = s.region_id AND b.person_id = s.person_id AND b.due_fen <> 0 AND b.to_month > b.from_month AND b.from_month < s.month + 5 AND b.to_month > s.month) = 5
   AND NOT EXISTS (SELECT 1 FROM dues_payment m
         WHERE m.region_id = s.region_id AND m.person_id = s.person_id AND m.void_id = 0 AND m.month >= s.month AND m.month < s.month + 5)), 119988),
  review_at = COALESCE((SELECT MIN(s.month) + 6 FROM
  (SELECT b.region_id, b.person_id, b.from_month AS month FROM dues_base b
    WHERE b.region_id = dues_member.region_id AND b.person_id = dues_member.person_id AND b.due_fen <> 0
   UNION SELECT m.region_id, m.person_id, m.month + 1 FROM dues_payment m
    WHERE m.region_id = dues_member.region_id AND m.person_id = dues_member.person_id AND m.void_id = 0) s
 WHERE (SELECT SUM(CASE WHEN b.to_month < s.month + 6 THEN b.to_month ELSE s.month + 6 END - CASE WHEN b.from_month > s.month THEN b.from_month ELSE s.month END)
          FROM dues_base b
         WHERE b.region_id = s.region_id AND b.person_id = s.person_id AND b.due_fen <> 0 AND b.to_month > b.from_month AND b.from_month < s.month + 6 AND b.to_month > s.month) = 6
   AND NOT EXISTS (SELECT 1 FROM dues_payment m
         WHERE m.region_id = s.region_id AND m.person_id = s.person_id AND m.void_id = 0 AND m.month >= s.month AND m.month < s.month + 6)), 119988);
DROP INDEX dues_member_by_path;
CREATE INDEX dues_member_by_path ON dues_member (region_id, path, warn_at, person_id, paid_to);
UPDATE dues_member SET base_fen = 3 * base_fen WHERE payer_class = 'self';
UPDATE dues_base SET base_fen = 3 * base_fen WHERE payer_class = 'self';
