-- Booklets that were issued or voided stayed with a committee that was merged into another, where nobody handles them: they go along, as those in stock did. Twice,
-- for one that was merged into another that was merged later.
--sqlite
INSERT INTO org_carried (thing, thing_id, org_id, to_day)
SELECT 'booklet', b.id, b.org_id, p.from_day FROM booklet b JOIN org_path p ON p.org_id = b.org_id WHERE p.reason = 'merged' AND p.from_day = p.to_day ON CONFLICT DO NOTHING;
UPDATE booklet SET row_version = row_version + 1,
  org_id = (SELECT MAX(p.parent_id) FROM org_path p WHERE p.org_id = booklet.org_id AND p.reason = 'merged' AND p.from_day = p.to_day)
 WHERE org_id IN (SELECT p.org_id FROM org_path p WHERE p.reason = 'merged' AND p.from_day = p.to_day);
INSERT INTO org_carried (thing, thing_id, org_id, to_day)
SELECT 'booklet', b.id, b.org_id, p.from_day FROM booklet b JOIN org_path p ON p.org_id = b.org_id WHERE p.reason = 'merged' AND p.from_day = p.to_day ON CONFLICT DO NOTHING;
UPDATE booklet SET row_version = row_version + 1,
  org_id = (SELECT MAX(p.parent_id) FROM org_path p WHERE p.org_id = booklet.org_id AND p.reason = 'merged' AND p.from_day = p.to_day)
 WHERE org_id IN (SELECT p.org_id FROM org_path p WHERE p.reason = 'merged' AND p.from_day = p.to_day);
--postgres
INSERT INTO org_carried (thing, thing_id, org_id, to_day)
SELECT 'booklet', b.id, b.org_id, p.from_day FROM booklet b JOIN org_path p ON p.org_id = b.org_id WHERE p.reason = 'merged' AND p.from_day = p.to_day ON CONFLICT DO NOTHING;
UPDATE booklet SET row_version = row_version + 1,
  org_id = (SELECT MAX(p.parent_id) FROM org_path p WHERE p.org_id = booklet.org_id AND p.reason = 'merged' AND p.from_day = p.to_day)
 WHERE org_id IN (SELECT p.org_id FROM org_path p WHERE p.reason = 'merged' AND p.from_day = p.to_day);
INSERT INTO org_carried (thing, thing_id, org_id, to_day)
SELECT 'booklet', b.id, b.org_id, p.from_day FROM booklet b JOIN org_path p ON p.org_id = b.org_id WHERE p.reason = 'merged' AND p.from_day = p.to_day ON CONFLICT DO NOTHING;
UPDATE booklet SET row_version = row_version + 1,
  org_id = (SELECT MAX(p.parent_id) FROM org_path p WHERE p.org_id = booklet.org_id AND p.reason = 'merged' AND p.from_day = p.to_day)
 WHERE org_id IN (SELECT p.org_id FROM org_path p WHERE p.reason = 'merged' AND p.from_day = p.to_day);
