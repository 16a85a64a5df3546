-- Non-public units without a Party organisation: relation, home, secretary.

-- Each unit of the kinds that count as non-public, once its relation was cleared or while no organisation covers it by itself or with others.
-- An organisation given up is no superior, a place given up no home; a secretary is one of the organisation that stands on the unit or covers it.
--: part relations(path_from: text, path_to: text, host: int, today: day)
WITH led AS MATERIALIZED (
  SELECT DISTINCT s.host_id FROM org s CROSS JOIN post po CROSS JOIN holding h
   WHERE po.org_id = s.id AND po.kind = 'secretary' AND po.to_day > :today AND h.post_id = po.id AND h.from_day <= :today AND h.to_day > :today AND h.needs_second = 0
     AND s.host_id <> 0 AND s.to_day > :today),
line AS (
  SELECT u.id, u.kind, u.name, u.org_id, o.name AS org_name, o.path, u.coverage, COALESCE(s.id, 0) AS superior, COALESCE(s.name, '') AS superior_name,
         COALESCE(s.code, '') AS superior_code, COALESCE(p.id, 0) AS place, COALESCE(p.name, '') AS place_name, COALESCE(r.document, '') AS document,
         COALESCE(r.day, 2932897) AS day, COALESCE(r.row_version, 0) AS row_version,
         CASE WHEN s.id IS NULL THEN 0 ELSE 1 END AS is_cleared, CASE WHEN p.id IS NULL THEN 0 ELSE 1 END AS has_home,
         CASE WHEN u.id IN (SELECT host_id FROM led) OR EXISTS (
           SELECT 1 FROM post po JOIN holding h ON h.post_id = po.id AND h.from_day <= :today AND h.to_day > :today AND h.needs_second = 0
            WHERE u.coverage IN ('own', 'joint') AND po.org_id = u.covered_by AND po.kind = 'secretary' AND po.to_day > :today) THEN 1 ELSE 0 END AS has_secretary
    FROM org o JOIN host_unit u ON u.org_id = o.id LEFT JOIN host_relation r ON r.host_id = u.id
    LEFT JOIN org s ON s.id = r.superior_id AND s.to_day > :today
    LEFT JOIN place p ON p.id = r.place_id AND p.to_day > :today
   WHERE o.path >= :path_from AND o.path < :path_to AND (:host = 0 OR u.id = :host) AND u.from_day <= :today AND u.to_day > :today
     AND u.kind IN ('enterprise', 'leading_firm', 'law_firm', 'social', 'cooperative')
     AND (r.host_id IS NOT NULL OR u.coverage IN ('none', 'liaison')))

--: host_relations({relations}, gap: text, limit: int, offset: int) -> many host_relation_row(id: host_unit_id, kind: text, name: text, org: org_id, org_name: text, coverage: text, superior: int, superior_name: text, superior_code: text, place: int, place_name: text, document: text, day: day, row_version: int, is_cleared: bool, has_home: bool, has_secretary: bool)
{relations}
SELECT id, kind, name, org_id, org_name, coverage, superior, superior_name, superior_code, place, place_name, document, day, row_version,
       is_cleared, has_home, has_secretary
  FROM line WHERE :gap = '' OR (:gap = 'relation' AND is_cleared = 0) OR (:gap = 'home' AND has_home = 0) OR (:gap = 'secretary' AND has_secretary = 0)
 ORDER BY path, kind, name, id LIMIT :limit OFFSET :offset;

--: host_relation_counts({relations}) -> one host_relation_count(units: int, cleared: int, homes: int, secretaries: int)
{relations}
SELECT COUNT(*) AS units, CAST(COALESCE(SUM(is_cleared), 0) AS BIGINT) AS cleared, CAST(COALESCE(SUM(has_home), 0) AS BIGINT) AS homes,
       CAST(COALESCE(SUM(has_secretary), 0) AS BIGINT) AS secretaries FROM line;

-- Where members of a unit may meet: places of its area, of the organisation it belongs to and of the one that covers it.
--: host_homes(area: int, superior: int, covered_by: int, today: day) -> many host_home(id: place_id, org_name: text, name: text)
SELECT p.id, o.name, p.name FROM place p JOIN org o ON o.id = p.org_id
 WHERE p.org_id IN (:area, :superior, :covered_by) AND p.to_day > :today ORDER BY o.path, p.name, p.id LIMIT 200;

--: host_home_org(id: place_id, today: day) -> one host_home_at(org: int)
SELECT org_id FROM place WHERE id = :id AND to_day > :today;

--: host_relation_insert(host: host_unit_id, superior: org_id, place: int, document: text, day: day) -> none
INSERT INTO host_relation (host_id, superior_id, place_id, document, day, row_version) VALUES (:host, :superior, :place, :document, :day, 1)
ON CONFLICT (host_id) DO NOTHING;

--: host_relation_update(host: host_unit_id, superior: org_id, place: int, document: text, day: day, version: int) -> none
UPDATE host_relation SET superior_id = :superior, place_id = :place, document = :document, day = :day, row_version = row_version + 1
 WHERE host_id = :host AND row_version = :version;
