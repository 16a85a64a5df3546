-- People who are posted to places of a subtree, by a role or by a post of one kind.

-- A post that somebody holds beside the role of the same kind at the same place is the same posting.
-- Kinds come with a comma at both ends.
--: part posted(path_from: text, path_to: text, day: day, kinds: text)
WITH posted AS (
  SELECT r.person_id, r.org_id, r.kind, r.from_day, r.term_day AS until_day, r.document
    FROM org o CROSS JOIN person_role r
   WHERE r.region_id IN (SELECT DISTINCT region_id FROM org) AND r.org_id = o.id AND o.path >= :path_from AND o.path < :path_to
     AND :kinds LIKE '%,' || r.kind || ',%' AND r.from_day <= :day AND r.to_day > :day
  UNION ALL
  SELECT h.person_id, h.org_id, q.kind, h.from_day, h.to_day AS until_day, h.document
    FROM org o CROSS JOIN post q CROSS JOIN holding h
   WHERE q.org_id = o.id AND h.post_id = q.id AND o.path >= :path_from AND o.path < :path_to
     AND :kinds LIKE '%,' || q.kind || ',%' AND h.from_day <= :day AND h.to_day > :day AND +h.needs_second = 0
     AND NOT EXISTS (SELECT 1 FROM person_role r
                      WHERE r.region_id IN (SELECT DISTINCT region_id FROM org) AND r.person_id = h.person_id AND r.org_id = h.org_id AND r.kind = q.kind
                        AND r.from_day <= :day AND r.to_day > :day))

--: across posting_sum({posted}) -> one posting_sum(postings: int, member_postings: int, people: int, members: int, places: int)
{posted}
SELECT COUNT(*) AS postings, CAST(COALESCE(SUM(CASE WHEN p.status IN (1, 2, 3) THEN 1 ELSE 0 END), 0) AS BIGINT) AS member_postings,
       COUNT(DISTINCT p.id) AS people, COUNT(DISTINCT CASE WHEN p.status IN (1, 2, 3) THEN p.id END) AS members, COUNT(DISTINCT x.org_id) AS places
  FROM posted x JOIN person p ON p.id = x.person_id;

-- home: the organisation where the person's own record is kept.
--: across posting_rows({posted}, is_members: bool, limit: int, offset: int) -> many posting_row(person: person_id, name: text, path: text, is_member: bool, home: org_id, home_name: text, org: org_id, org_name: text, from_day: day, until_day: day, document: text)
{posted}
SELECT p.id AS person_id, p.name, p.path, CASE WHEN p.status IN (1, 2, 3) THEN 1 ELSE 0 END AS is_member, m.id AS home_id, m.name AS home_name,
       o.id AS org_id, o.name AS org_name, x.from_day, x.until_day, x.document
  FROM posted x JOIN person p ON p.id = x.person_id JOIN org m ON m.id = p.org_id JOIN org o ON o.id = x.org_id
 WHERE :is_members = 0 OR p.status IN (1, 2, 3)
 ORDER BY o.path, o.id, p.pinyin_key, p.id, x.from_day LIMIT :limit OFFSET :offset;

-- The people of support teams: of villages and communities alone.
--: across support_team_people({posted}) -> many support_team_person(org: org_id, org_name: text, kind: text, name: text)
{posted}
SELECT o.id AS org_id, o.name AS org_name, x.kind, p.name
  FROM posted x JOIN person p ON p.id = x.person_id JOIN org o ON o.id = x.org_id
 WHERE o.unit_kind IN ('village', 'community') AND o.to_day > :day
 ORDER BY o.path, o.id, x.kind, p.pinyin_key, p.id, x.from_day;
