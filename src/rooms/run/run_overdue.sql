-- Whose probation is over and who is no full member yet, those first whose day came first. The index person_by_status has the conditions.

--: run_conversions_late(region: int, path_from: text, path_to: text, joined_before: day) -> many run_conversion_late(person: person_id, name: text, org: org_id, org_name: text, path: text, joined_day: day)
SELECT p.id, p.name, o.id, o.name, o.path, p.joined_day
  FROM person p JOIN org o ON o.id = p.org_id
 WHERE p.region_id = :region AND p.status = 1 AND p.path >= :path_from AND p.path < :path_to AND p.joined_day < :joined_before
   AND p.id NOT IN (SELECT x.person_id FROM person_role x WHERE x.region_id = :region AND x.kind = 'extended' AND x.to_day = 2932897)
 ORDER BY p.joined_day, p.id;

-- Whose probation was extended and is not decided: few in a county.
--: run_extended_rows(region: int, path_from: text, path_to: text) -> many run_extended_row(person: person_id, name: text, org: org_id, org_name: text, path: text, joined_day: day, from_day: day, term_day: day)
SELECT p.id, p.name, o.id, o.name, o.path, p.joined_day, x.from_day, x.term_day
  FROM person_role x CROSS JOIN person p JOIN org o ON o.id = p.org_id
 WHERE x.region_id = :region AND x.kind = 'extended' AND x.to_day = 2932897 AND p.region_id = :region AND p.id = x.person_id
   AND p.status = 1 AND p.path >= :path_from AND p.path < :path_to
 ORDER BY p.id;
