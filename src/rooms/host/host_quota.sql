-- What towns and parks are to found in a year, and which units ought to have a Party organisation.

--: host_quota_towns(path_from: text, path_to: text, day: day) -> many host_quota_town_row(id: org_id, name: text, path: text)
SELECT id, name, path FROM org
 WHERE path >= :path_from AND path < :path_to AND kind IN ('committee', 'work_committee') AND unit_kind IN ('town', 'street', 'zone') AND from_day <= :day AND to_day > :day
 ORDER BY path, id;

-- Branches founded in a stretch of days that stand on such a unit, or are its own, and are still there at its end.
--: host_quota_founded(path_from: text, path_to: text, from_day: day, day: day) -> many host_quota_founded_row(id: org_id, name: text, path: text, kind: text, from_day: day)
SELECT o.id, o.name, o.path, u.kind, o.from_day FROM org o JOIN host_unit u ON u.id = o.host_id
 WHERE o.path >= :path_from AND o.path < :path_to AND o.from_day >= :from_day AND o.from_day <= :day AND o.to_day > :day
   AND o.kind IN ('branch', 'joint_branch', 'general_branch', 'functional_branch') AND u.kind IN ('settlement', 'volunteer_team', 'art_troupe')
UNION
SELECT o.id, o.name, o.path, u.kind, o.from_day FROM org o JOIN host_unit u ON u.covered_by = o.id
 WHERE o.path >= :path_from AND o.path < :path_to AND o.from_day >= :from_day AND o.from_day <= :day AND o.to_day > :day
   AND o.kind IN ('branch', 'joint_branch', 'general_branch', 'functional_branch') AND u.kind IN ('settlement', 'volunteer_team', 'art_troupe')
   AND u.coverage = 'own'
 ORDER BY 3, 1, 4;

-- full_members: -1 where nobody said. How it was covered on the day, not how it is today.
--: host_quota_units(path_from: text, path_to: text, day: day) -> many host_quota_unit(id: host_unit_id, kind: text, name: text, path: text, coverage: text, full_members: int, is_above_scale: bool)
SELECT u.id, u.kind, u.name, o.path,
       COALESCE((SELECT k.coverage FROM host_cover k WHERE k.host_id = u.id AND k.to_day > :day ORDER BY k.to_day LIMIT 1), u.coverage) AS coverage,
       COALESCE(e.full_members, -1) AS full_members, COALESCE(e.is_above_scale, 0) AS is_above_scale
  FROM org o JOIN host_unit u ON u.org_id = o.id LEFT JOIN host_eligible e ON e.host_id = u.id
 WHERE o.path >= :path_from AND o.path < :path_to AND u.from_day <= :day AND u.to_day > :day
   AND u.kind IN ('enterprise', 'leading_firm', 'social', 'public_enterprise', 'mine')
 ORDER BY o.path, u.kind, u.name, u.id;

--: host_eligible_get(id: host_unit_id) -> one host_eligible_row(full_members: int, is_above_scale: bool, row_version: int)
SELECT full_members, is_above_scale, row_version FROM host_eligible WHERE host_id = :id;

--: host_eligible_insert(id: host_unit_id, full_members: int, is_above_scale: bool) -> none
INSERT INTO host_eligible (host_id, full_members, is_above_scale, row_version) VALUES (:id, :full_members, :is_above_scale, 1) ON CONFLICT (host_id) DO NOTHING;

--: host_eligible_update(id: host_unit_id, full_members: int, is_above_scale: bool, version: int) -> none
UPDATE host_eligible SET full_members = :full_members, is_above_scale = :is_above_scale, row_version = row_version + 1 WHERE host_id = :id AND row_version = :version;
