-- Whose probation is over and who is no full member yet, those first whose day came first. The index person_by_status has the conditions.

--: run_conversions_late(region: int, path_from: text, path_to: text, joined_before: day) -> many run_conversion_late(person: person_id, name: text, org: org_id, org_name: text, path: text, joined_day: day)
SELECT p.id, p.name, o.id, o.name, o.path, p.joined_day
  FROM person p JOIN org o ON o.id = p.org_id
 WHERE p.region_id = :region AND p.status = 1 AND p.path >= :path_from AND p.path < :path_to AND p.joined_day < :joined_before
 ORDER BY p.joined_day, p.id;
