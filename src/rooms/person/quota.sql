-- Declared quotas, and what they count.

--: quota_rows() -> many quota_row(code: text, title: text, org_kinds: text, unit_kinds: text, counts: text, kinds: text, per_kind: text, min_count: int, max_count: int, age_below: int, members_from: int, is_floor: bool, is_ceiling: bool, basis: text, is_off: bool, row_version: int)
SELECT code, title, org_kinds, unit_kinds, counts, kinds, per_kind, min_count, max_count, age_below, members_from, is_floor,
       is_ceiling, basis, is_off, row_version FROM quota ORDER BY code;

--: quota_insert(code: text, title: text, org_kinds: text, unit_kinds: text, counts: text, kinds: text, per_kind: text, min_count: int, max_count: int, age_below: int, members_from: int, is_floor: bool, is_ceiling: bool, basis: text, is_off: bool) -> none
INSERT INTO quota (code, title, org_kinds, unit_kinds, counts, kinds, per_kind, min_count, max_count, age_below, members_from,
                  is_floor, is_ceiling, basis, is_off, row_version)
VALUES (:code, :title, :org_kinds, :unit_kinds, :counts, :kinds, :per_kind, :min_count, :max_count, :age_below, :members_from,
        :is_floor, :is_ceiling, :basis, :is_off, 1)
ON CONFLICT (code) DO NOTHING;

--: quota_update(code: text, title: text, org_kinds: text, unit_kinds: text, counts: text, kinds: text, per_kind: text, min_count: int, max_count: int, age_below: int, members_from: int, is_floor: bool, is_ceiling: bool, basis: text, is_off: bool, version: int) -> none
UPDATE quota SET title = :title, org_kinds = :org_kinds, unit_kinds = :unit_kinds, counts = :counts, kinds = :kinds,
       per_kind = :per_kind, min_count = :min_count, max_count = :max_count, age_below = :age_below, members_from = :members_from,
       is_floor = :is_floor, is_ceiling = :is_ceiling, basis = :basis, is_off = :is_off, row_version = row_version + 1
 WHERE code = :code AND row_version = :version;

-- Lists of codes come with a comma at both ends. Without org_kinds the quota is for the top organisation of a unit: the
-- one whose upper organisation is of another kind of unit.
--: across quota_orgs(path_from: text, path_to: text, day: day, org_kinds: text, unit_kinds: text, members_from: int) -> many quota_org(id: org_id, region: int, name: text, parent_name: text)
SELECT o.id, o.region_id, o.name, COALESCE(up.name, '') AS parent_name
  FROM org o LEFT JOIN org up ON up.id = o.parent_id
 WHERE o.path >= :path_from AND o.path < :path_to AND o.from_day <= :day AND o.to_day > :day
   AND (:unit_kinds = '' OR :unit_kinds LIKE '%,' || o.unit_kind || ',%')
   AND ((:org_kinds <> '' AND :org_kinds LIKE '%,' || o.kind || ',%')
        OR (:org_kinds = '' AND (up.id IS NULL OR up.unit_kind <> o.unit_kind)))
   AND (:members_from = 0 OR :members_from <= (SELECT COUNT(*) FROM person p
         WHERE p.region_id = o.region_id AND p.path >= o.path AND p.path < o.path || '~' AND p.status IN (1, 2, 3)))
 ORDER BY o.path, o.id;

--: across quota_role_counts(path_from: text, path_to: text, day: day, kinds: text, born_after: day) -> many quota_count(org: org_id, n: int)
SELECT o.id, COUNT(DISTINCT r.person_id) AS n
  FROM org o CROSS JOIN person_role r CROSS JOIN person p
 WHERE r.region_id IN (SELECT DISTINCT region_id FROM org) AND r.org_id = o.id AND p.region_id = r.region_id AND p.id = r.person_id
   AND o.path >= :path_from AND o.path < :path_to AND r.from_day <= :day AND r.to_day > :day
   AND :kinds LIKE '%,' || r.kind || ',%' AND p.birth_day > :born_after
 GROUP BY o.path, o.id ORDER BY o.id;

--: across quota_post_counts(path_from: text, path_to: text, day: day, kinds: text, born_after: day) -> many quota_count
SELECT o.id, COUNT(DISTINCT h.id) AS n
  FROM org o CROSS JOIN post q CROSS JOIN holding h JOIN person p ON p.id = h.person_id
 WHERE q.org_id = o.id AND h.post_id = q.id AND o.path >= :path_from AND o.path < :path_to AND h.from_day <= :day AND h.to_day > :day
   AND :kinds LIKE '%,' || q.kind || ',%' AND p.birth_day > :born_after
 GROUP BY o.path, o.id ORDER BY o.id;

--: across quota_role_holders(org: org_id, day: day, kinds: text) -> many quota_holder(person: person_id, name: text, birth_day: day, kind: text, source: text, detail: text, from_day: day, path: text)
SELECT p.id, p.name, p.birth_day, r.kind, r.source, r.detail, r.from_day, p.path
  FROM org o JOIN person_role r ON r.region_id IN (SELECT DISTINCT region_id FROM org) AND r.org_id = o.id
       JOIN person p ON p.region_id = r.region_id AND p.id = r.person_id
 WHERE o.id = :org AND r.from_day <= :day AND r.to_day > :day AND :kinds LIKE '%,' || r.kind || ',%'
 ORDER BY p.pinyin_key, p.id, r.id;

--: across quota_post_holders(org: org_id, day: day, kinds: text) -> many quota_holder
SELECT p.id, p.name, p.birth_day, q.kind, '' AS source, q.name AS detail, h.from_day, p.path
  FROM post q JOIN holding h ON h.post_id = q.id JOIN person p ON p.id = h.person_id
 WHERE q.org_id = :org AND h.from_day <= :day AND h.to_day > :day AND :kinds LIKE '%,' || q.kind || ',%'
 ORDER BY q.rank, q.id, p.pinyin_key, p.id;
