-- Villages as everybody sees them. What holds of a committee of villagers or residents, of which the public page is.

--: part deputies(day: day)
deputy AS (
  SELECT q.org_id, h.person_id, h.from_day
    FROM org o CROSS JOIN post q CROSS JOIN holding h
   WHERE o.kind IN ('village_committee', 'residents_committee') AND q.org_id = o.id AND q.kind = 'legal_deputy_director' AND h.post_id = q.id
     AND h.from_day <= :day AND h.to_day > :day AND +h.needs_second = 0)

--: village_counts({deputies}) -> one village_counts(villages: int, with_deputy: int)
WITH {deputies}
SELECT COUNT(*) AS villages, CAST(COALESCE(SUM(CASE WHEN o.id IN (SELECT d.org_id FROM deputy d) THEN 1 ELSE 0 END), 0) AS BIGINT) AS with_deputy
  FROM org o WHERE o.kind IN ('village_committee', 'residents_committee') AND o.from_day <= :day AND o.to_day > :day;

-- One of several deputies, by the order of their records; the page of the village has all of them.
--: across village_lines({deputies}, with_deputy: bool, limit: int, offset: int) -> many village_line(org: org_id, name: text, above_name: text, deputy: text)
WITH {deputies}
SELECT o.id, o.name, COALESCE(u.name, '') AS above_name,
       COALESCE((SELECT p.name FROM deputy d JOIN person p ON p.id = d.person_id WHERE d.org_id = o.id ORDER BY p.pinyin_key, p.id LIMIT 1), '') AS deputy
  FROM org o LEFT JOIN org u ON u.id = o.parent_id
 WHERE o.kind IN ('village_committee', 'residents_committee') AND o.from_day <= :day AND o.to_day > :day
   AND (:with_deputy = 0 OR o.id IN (SELECT d.org_id FROM deputy d))
 ORDER BY o.path, o.id LIMIT :limit OFFSET :offset;

--: village_get(id: org_id, day: day) -> one village_row(org: org_id, name: text, above: int, above_name: text)
SELECT o.id, o.name, o.parent_id AS above, COALESCE(u.name, '') AS above_name FROM org o LEFT JOIN org u ON u.id = o.parent_id
 WHERE o.id = :id AND o.kind IN ('village_committee', 'residents_committee') AND o.from_day <= :day AND o.to_day > :day;

--: across village_deputies(org: org_id, day: day) -> many village_deputy(name: text, post: text, from_day: day)
SELECT p.name, q.name AS post, h.from_day
  FROM post q JOIN holding h ON h.post_id = q.id JOIN person p ON p.id = h.person_id
 WHERE q.org_id = :org AND q.kind = 'legal_deputy_director' AND h.from_day <= :day AND h.to_day > :day AND +h.needs_second = 0
 ORDER BY p.pinyin_key, p.id, h.from_day;

-- Of the committee itself and of the Party organisation beside which it stands.
--: village_places(org: org_id, above: int, day: day) -> many village_place(id: place_id)
SELECT id FROM place
 WHERE (org_id = :org OR org_id = :above) AND from_day <= :day AND to_day > :day AND kind IN ('legal_room', 'service_point', 'service_station', 'mobile_team')
 ORDER BY CASE kind WHEN 'legal_room' THEN 0 ELSE 1 END, kind, name, id;

-- Stations and mobile teams of everybody, with what their register says of the area they serve (GW-09). One that is closed is no more among them.
--: village_stations(day: day, limit: int) -> many village_station(id: place_id, kind: text, name: text, org_name: text, phone: text, note: text, from_day: day)
SELECT l.id, l.kind, l.name, o.name AS org_name, l.phone, COALESCE(l.note, '') AS note, l.from_day
  FROM place l JOIN org o ON o.id = l.org_id
 WHERE l.kind IN ('service_station', 'mobile_team') AND l.from_day <= :day AND l.to_day > :day
 ORDER BY o.path, l.kind, l.name, l.id LIMIT :limit;
