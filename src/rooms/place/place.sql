-- Places, checks, signs, responsibility areas.

--: place_get(id: place_id) -> one place_row(id: place_id, org: org_id, kind: text, name: text, floor: int, area_dm2: int, seats: int, phone: text, note: text?, from_day: day, to_day: day, row_version: int)
SELECT id, org_id, kind, name, floor, area_dm2, seats, phone, note, from_day, to_day, row_version FROM place WHERE id = :id;

--: place_list(org: org_id, today: day) -> many place_row
SELECT id, org_id, kind, name, floor, area_dm2, seats, phone, note, from_day, to_day, row_version
  FROM place WHERE org_id = :org AND from_day <= :today AND to_day > :today ORDER BY kind, floor, name, id;

--: place_insert(id: place_id, org: org_id, kind: text, name: text, floor: int, area_dm2: int, seats: int, phone: text, note: text?, day: day) -> none
INSERT INTO place (id, org_id, kind, name, floor, area_dm2, seats, phone, from_day, to_day, note, row_version)
VALUES (:id, :org, :kind, :name, :floor, :area_dm2, :seats, :phone, :day, 2932897, :note, 1);

--: place_update(id: place_id, name: text, floor: int, area_dm2: int, seats: int, phone: text, note: text?, version: int) -> none
UPDATE place SET name = :name, floor = :floor, area_dm2 = :area_dm2, seats = :seats, phone = :phone, note = :note, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

--: place_set_closed(id: place_id, day: day, version: int) -> none
UPDATE place SET to_day = :day, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: place_hours_of(place: place_id) -> many place_hours_row(weekday: int, from_min: int, to_min: int)
SELECT weekday, from_min, to_min FROM place_hours WHERE place_id = :place ORDER BY weekday, from_min;

--: place_hours_insert(place: place_id, weekday: int, from_min: int, to_min: int) -> none
INSERT INTO place_hours (place_id, weekday, from_min, to_min) VALUES (:place, :weekday, :from_min, :to_min);

--: place_hours_delete(place: place_id) -> none
DELETE FROM place_hours WHERE place_id = :place;

--: place_open_at(path_from: text, path_to: text, today: day, weekday: int, minute: int, limit: int) -> many place_open_row(id: place_id, org: org_id, org_name: text, kind: text, name: text, phone: text, to_min: int)
SELECT l.id, l.org_id, o.name AS org_name, l.kind, l.name, l.phone, h.to_min
  FROM place_hours h JOIN place l ON l.id = h.place_id JOIN org o ON o.id = l.org_id
 WHERE h.weekday = :weekday AND h.from_min <= :minute AND h.to_min > :minute AND l.from_day <= :today AND l.to_day > :today
   AND o.path >= :path_from AND o.path < :path_to ORDER BY o.path, l.name, l.id LIMIT :limit;

--: place_check_insert(id: place_check_id, org: org_id, norm: text, day: day, is_standard: bool, note: text, account: int) -> none
INSERT INTO place_check (id, org_id, norm, day, is_standard, note, account_id) VALUES (:id, :org, :norm, :day, :is_standard, :note, :account);

--: place_check_item_insert(check: place_check_id, item: text, label: text, is_met: bool, found: int) -> none
INSERT INTO place_check_item (check_id, item, label, is_met, found) VALUES (:check, :item, :label, :is_met, :found);

--: place_last_check(org: org_id, norm: text) -> one place_check_row(id: place_check_id, day: day, is_standard: bool, note: text)
SELECT id, day, is_standard, note FROM place_check WHERE org_id = :org AND norm = :norm ORDER BY day DESC, id DESC LIMIT 1;

--: place_check_items(check: place_check_id) -> many place_check_item_row(item: text, label: text, is_met: bool, found: int)
SELECT item, label, is_met, found FROM place_check_item WHERE check_id = :check ORDER BY item;

-- The last check of every organisation of a subtree.
--: place_results(path_from: text, path_to: text, norm: text) -> many place_result(org: org_id, name: text, day: day, is_standard: bool, unmet: int)
SELECT o.id, o.name, k.day, k.is_standard, (SELECT COUNT(*) FROM place_check_item i WHERE i.check_id = k.id AND i.is_met = 0) AS unmet
  FROM org o JOIN place_check k ON k.org_id = o.id
 WHERE o.path >= :path_from AND o.path < :path_to AND k.norm = :norm
   AND k.id = (SELECT x.id FROM place_check x WHERE x.org_id = o.id AND x.norm = :norm ORDER BY x.day DESC, x.id DESC LIMIT 1)
 ORDER BY k.is_standard, o.path;

--: place_signs(org: org_id) -> many sign_row(id: sign_id, org: org_id, name: text, decision: text, document: text, from_day: day, removed_day: day, row_version: int)
SELECT id, org_id, name, decision, document, from_day, removed_day, row_version FROM sign WHERE org_id = :org ORDER BY id;

--: place_sign_get(id: sign_id) -> one sign_row
SELECT id, org_id, name, decision, document, from_day, removed_day, row_version FROM sign WHERE id = :id;

--: place_sign_insert(id: sign_id, org: org_id, name: text, document: text, day: day) -> none
INSERT INTO sign (id, org_id, name, decision, document, from_day, removed_day, row_version) VALUES (:id, :org, :name, '', :document, :day, 2932897, 1);

--: place_sign_decide(id: sign_id, decision: text, version: int) -> none
UPDATE sign SET decision = :decision, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: place_sign_removed(id: sign_id, day: day, version: int) -> none
UPDATE sign SET removed_day = :day, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: across place_people(org: org_id, today: day) -> many place_area_person(place: place_id, kind: text, person: person_id, name: text, is_leader: bool)
SELECT m.place_id, l.kind, m.person_id, p.name, m.is_leader
  FROM place l JOIN place_person m ON m.place_id = l.id JOIN person p ON p.id = m.person_id
 WHERE l.org_id = :org AND l.kind IN ('area', 'work_post') AND l.to_day > :today AND m.to_day > :today ORDER BY l.floor, l.id, m.is_leader DESC, m.id;

--: place_kept_by(org: org_id, kind: text, person: person_id, today: day) -> one place_named(name: text)
SELECT l.name FROM place l JOIN place_person m ON m.place_id = l.id
 WHERE l.org_id = :org AND l.kind = :kind AND l.to_day > :today AND m.person_id = :person AND m.to_day > :today ORDER BY l.id LIMIT 1;

--: across place_assigned(place: place_id, person: person_id, today: day) -> one place_assigned_row(id: place_person_id, name: text, is_leader: bool, from_day: day)
SELECT m.id, p.name, m.is_leader, m.from_day FROM place_person m JOIN person p ON p.id = m.person_id
 WHERE m.place_id = :place AND m.person_id = :person AND m.to_day > :today ORDER BY m.id LIMIT 1;

--: across place_leader_get(place: place_id, today: day) -> one place_leader_row(id: place_person_id, person: person_id, name: text, from_day: day, to_day: day)
SELECT m.id, m.person_id AS person, p.name, m.from_day, m.to_day FROM place_person m JOIN person p ON p.id = m.person_id
 WHERE m.place_id = :place AND m.is_leader = 1 AND m.to_day > :today ORDER BY m.id LIMIT 1;

-- Who led an area before, the last first.
--: across place_former_leaders(place: place_id, today: day) -> many place_leader_row
SELECT m.id, m.person_id AS person, p.name, m.from_day, m.to_day FROM place_person m JOIN person p ON p.id = m.person_id
 WHERE m.place_id = :place AND m.is_leader = 1 AND m.to_day <= :today AND m.from_day < m.to_day ORDER BY m.to_day DESC, m.id DESC;

-- Of all areas of an organisation.
--: across place_leaders_before(org: org_id, today: day) -> many place_leader_before(place: place_id, person: person_id, name: text, from_day: day, to_day: day)
SELECT m.place_id AS place, m.person_id AS person, p.name, m.from_day, m.to_day
  FROM place l JOIN place_person m ON m.place_id = l.id JOIN person p ON p.id = m.person_id
 WHERE l.org_id = :org AND l.kind = 'area' AND l.to_day > :today AND m.is_leader = 1 AND m.to_day <= :today AND m.from_day < m.to_day ORDER BY l.floor, l.id, m.to_day DESC, m.id DESC;

--: place_person_end(id: place_person_id, day: day) -> none
UPDATE place_person SET to_day = :day WHERE id = :id;

--: place_area_on(org: org_id, floor: int, today: day) -> one place_named
SELECT name FROM place WHERE org_id = :org AND kind = 'area' AND floor = :floor AND to_day > :today ORDER BY id LIMIT 1;

--: place_person_insert(id: place_person_id, place: place_id, person: person_id, is_leader: bool, day: day) -> none
INSERT INTO place_person (id, place_id, person_id, is_leader, from_day, to_day) VALUES (:id, :place, :person, :is_leader, :day, 2932897);

--: across place_person_get(id: person_id) -> one place_person_row(name: text, path: text, status: int)
SELECT name, path, status FROM person WHERE id = :id;

-- Members of a subtree who belong to no area of the organisation.
--: across place_unassigned(path_from: text, path_to: text, org: org_id, today: day) -> one place_number(n: int)
SELECT COUNT(*) FROM person p
 WHERE p.region_id IN (SELECT region_id FROM org WHERE id = :org) AND p.path >= :path_from AND p.path < :path_to AND p.status IN (1, 2, 3)
   AND NOT EXISTS (SELECT 1 FROM place_person m JOIN place l ON l.id = m.place_id
                    WHERE m.person_id = p.id AND m.to_day > :today AND l.org_id = :org AND l.kind = 'area' AND l.to_day > :today);

-- Floors of an organisation, and areas and posts, which stand on one: LQ-05. A floor that has only posts has no name.
--: place_floors(org: org_id, today: day) -> many place_floor(floor: int, name: text)
SELECT floor, CASE WHEN kind = 'work_post' THEN '' ELSE name END AS name FROM place
 WHERE org_id = :org AND kind IN ('floor', 'area', 'work_post') AND from_day <= :today AND to_day > :today
 ORDER BY floor, CASE kind WHEN 'floor' THEN 0 WHEN 'area' THEN 1 ELSE 2 END, id;

--: place_post_names(org: org_id, today: day) -> many place_named
SELECT name FROM post WHERE org_id = :org AND from_day <= :today AND to_day > :today ORDER BY rank, id;

--: place_work_posts(org: org_id, today: day) -> many place_work_post(id: place_id, name: text)
SELECT id, name FROM place WHERE org_id = :org AND kind = 'work_post' AND from_day <= :today AND to_day > :today ORDER BY floor, name, id;

-- Members who belong to an area, with each post they hold in the organisation, '' for none; and those of its work posts, each once.
--: across place_answerables(org: org_id, today: day) -> many place_answerable(floor: int, person: person_id, post_name: text, work_post: place_id)
SELECT l.floor, m.person_id, COALESCE(q.name, '') AS post_name, CASE WHEN l.kind = 'work_post' THEN l.id ELSE 0 END AS work_post
  FROM place l JOIN place_person m ON m.place_id = l.id JOIN person p ON p.id = m.person_id
  LEFT JOIN holding h ON l.kind = 'area' AND h.person_id = m.person_id AND h.org_id = :org AND h.from_day <= :today AND h.to_day > :today
  LEFT JOIN post q ON q.id = h.post_id
 WHERE l.org_id = :org AND l.kind IN ('area', 'work_post') AND l.to_day > :today AND m.from_day <= :today AND m.to_day > :today AND p.status IN (1, 2, 3)
 ORDER BY l.floor, m.person_id, m.id, h.id;

-- What is shown of a place; the withdrawn ones are kept and not shown.
--: place_photos(place: int) -> many place_photo(id: file_id, place: int, kind: text, name: text, digest: text, bytes: int, day: day)
SELECT f.id, p.id AS place, p.kind, f.name, f.digest, f.bytes, f.paper_day AS day FROM place p JOIN file f ON f.subject = 'place' AND f.subject_id = p.id
 WHERE p.id = :place AND f.kind = 'photo' AND f.is_withdrawn = 0 ORDER BY f.id;

--: place_photos_of(org: org_id, today: day) -> many place_photo
SELECT f.id, p.id AS place, p.kind, f.name, f.digest, f.bytes, f.paper_day AS day FROM place p JOIN file f ON f.subject = 'place' AND f.subject_id = p.id
 WHERE p.org_id = :org AND p.from_day <= :today AND p.to_day > :today AND f.kind = 'photo' AND f.is_withdrawn = 0 ORDER BY p.kind, p.id, f.id;
