-- Bodies beside the tree.
-- "+h.needs_second": the sign keeps SQLite from walking the index of appointments that wait (nearly all do not) instead of the post's.

--: body_version_on(org: org_id, day: day) -> one body_version_row(id: body_version_id, duties: text, goals: text, document: text, from_day: day, to_day: day)
SELECT id, duties, goals, document, from_day, to_day FROM body_version WHERE org_id = :org AND from_day <= :day AND to_day > :day;

--: body_versions(org: org_id) -> many body_version_row
SELECT id, duties, goals, document, from_day, to_day FROM body_version WHERE org_id = :org ORDER BY from_day DESC, id;

--: body_version_last(org: org_id) -> one body_version_row
SELECT id, duties, goals, document, from_day, to_day FROM body_version WHERE org_id = :org ORDER BY from_day DESC, id DESC LIMIT 1;

--: body_version_close(org: org_id, day: day) -> none
UPDATE body_version SET to_day = :day WHERE org_id = :org AND to_day > :day;

--: body_version_insert(id: body_version_id, org: org_id, duties: text, goals: text, document: text, from_day: day) -> none
INSERT INTO body_version (id, org_id, duties, goals, document, from_day, to_day) VALUES (:id, :org, :duties, :goals, :document, :from_day, 2932897);

-- Who held which post of a body on a day.
--: across body_people(org: org_id, day: day) -> many body_person_row(post_kind: text, post_name: text, person: person_id, name: text, from_day: day)
SELECT q.kind AS post_kind, q.name AS post_name, h.person_id, p.name, h.from_day
  FROM holding h JOIN post q ON q.id = h.post_id JOIN person p ON p.id = h.person_id
 WHERE h.org_id = :org AND h.from_day <= :day AND h.to_day > :day ORDER BY q.rank, q.id, h.id;

--: across body_person(id: person_id) -> one body_person_name(name: text, path: text)
SELECT name, path FROM person WHERE id = :id;

--: body_general_branches(path_from: text, path_to: text, today: day) -> many body_unit(id: org_id, name: text)
SELECT id, name FROM org WHERE path >= :path_from AND path < :path_to AND kind = 'general_branch' AND to_day > :today ORDER BY path;

-- Posts of a unit and of the bodies right below it, from which others may follow.
--: body_base_posts(unit: org_id, today: day) -> many body_base_row(id: post_id, org: org_id, post_kind: text, name: text, seats: int, org_kind: text, is_own: bool)
SELECT q.id, o.id AS org_id, q.kind AS post_kind, q.name, q.seats, o.kind AS org_kind, CASE WHEN o.id = :unit THEN 1 ELSE 0 END AS is_own
  FROM org o JOIN post q ON q.org_id = o.id
 WHERE (o.id = :unit OR o.parent_id = :unit) AND o.to_day > :today AND o.kind <> 'centre' AND q.to_day > :today AND q.base_post_id = 0
 ORDER BY o.path, q.rank, q.id;

--: body_post_holders(post: post_id, today: day) -> many body_holder(person: person_id, from_day: day, to_day: day, needs_second: bool)
SELECT person_id, from_day, to_day, needs_second FROM holding WHERE post_id = :post AND to_day > :today ORDER BY from_day, id;

--: across body_centres(path_from: text, path_to: text, today: day) -> many body_centre_row(id: org_id, name: text, unit: org_id, unit_name: text, director: text, base_post: text, deputies: int)
SELECT o.id, o.name, u.id, u.name AS unit_name,
       COALESCE((SELECT MAX(p.name) FROM post q JOIN holding h ON h.post_id = q.id JOIN person p ON p.id = h.person_id
                  WHERE q.org_id = o.id AND q.kind = 'centre_director' AND h.from_day <= :today AND h.to_day > :today), '') AS director,
       COALESCE((SELECT MAX(b.name) FROM post q JOIN post b ON b.id = q.base_post_id WHERE q.org_id = o.id AND q.kind = 'centre_director'), '') AS base_post,
       (SELECT COUNT(*) FROM post q JOIN holding h ON h.post_id = q.id
         WHERE q.org_id = o.id AND q.kind = 'centre_deputy_director' AND h.from_day <= :today AND h.to_day > :today) AS deputies
  FROM org o JOIN org u ON u.id = o.parent_id
 WHERE o.path >= :path_from AND o.path < :path_to AND o.kind = 'centre' AND o.to_day > :today
 ORDER BY o.path;

--: part group_columns()
g.id, g.org_id, g.number, g.households, g.person_id, COALESCE(p.name, '') AS name, g.elected_day, g.to_day, g.row_version
  FROM household_group g LEFT JOIN person p ON p.id = g.person_id

--: across body_groups(assembly: org_id) -> many body_group_row(id: household_group_id, org: org_id, number: int, households: int, person: int, name: text, elected_day: day, to_day: day, row_version: int)
SELECT {group_columns}
 WHERE g.org_id = :assembly AND g.to_day = 2932897 ORDER BY g.number, g.id;

--: across body_group_get(id: household_group_id) -> one body_group_row
SELECT {group_columns} WHERE g.id = :id;

--: body_group_of_person(person: int, other: household_group_id) -> one body_group_held(number: int, org_name: text)
SELECT g.number, o.name AS org_name FROM household_group g JOIN org o ON o.id = g.org_id
 WHERE g.person_id = :person AND g.id <> :other AND g.to_day = 2932897 ORDER BY g.id LIMIT 1;

--: body_group_numbered(assembly: org_id, number: int) -> one body_number(n: int)
SELECT COUNT(*) FROM household_group WHERE org_id = :assembly AND number = :number AND to_day = 2932897;

--: body_groups_count(assembly: org_id) -> one body_number
SELECT COUNT(*) FROM household_group WHERE org_id = :assembly AND to_day = 2932897;

--: body_group_insert(id: household_group_id, assembly: org_id, number: int, households: int, day: day) -> none
INSERT INTO household_group (id, org_id, number, households, person_id, elected_day, from_day, to_day, row_version)
VALUES (:id, :assembly, :number, :households, 0, 2932897, :day, 2932897, 1);

--: body_group_elect(id: household_group_id, person: int, day: day, version: int) -> none
UPDATE household_group SET person_id = :person, elected_day = :day, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: body_group_close(id: household_group_id, day: day, version: int) -> none
UPDATE household_group SET to_day = :day, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

-- Who holds which post in a community and the bodies right below it: communities are units with a residents' committee.
--: body_cross_seats(path_from: text, path_to: text, today: day) -> many body_seat(unit: org_id, unit_name: text, is_own: bool, org_kind: text, post_kind: text, manner: text, person: int)
SELECT u.id, u.name AS unit_name, CASE WHEN o.id = u.id THEN 1 ELSE 0 END AS is_own, o.kind AS org_kind, COALESCE(q.kind, '') AS post_kind,
       COALESCE(h.manner, '') AS manner, COALESCE(h.person_id, 0) AS person_id
  FROM org r JOIN org u ON u.id = r.parent_id JOIN org o ON (o.id = u.id OR o.parent_id = u.id)
  LEFT JOIN post q ON q.org_id = o.id AND q.to_day > :today
  LEFT JOIN holding h ON h.post_id = q.id AND h.from_day <= :today AND h.to_day > :today AND +h.needs_second = 0
 WHERE r.path >= :path_from AND r.path < :path_to AND r.kind = 'residents_committee' AND r.to_day > :today AND o.to_day > :today
 ORDER BY u.path, o.path, 5, 7;

-- Heads of areas and of doors in the communities: seats there are, and seats held today (SH-08). Nothing about households.
--: body_network_rows(path_from: text, path_to: text, today: day) -> many body_network_row(org: org_id, name: text, areas: int, areas_headed: int, doors: int, doors_headed: int)
SELECT x.org_id, x.name, CAST(SUM(CASE WHEN x.kind = 'area_head' THEN x.seats ELSE 0 END) AS BIGINT) AS areas,
       CAST(SUM(CASE WHEN x.kind = 'area_head' THEN x.taken ELSE 0 END) AS BIGINT) AS areas_headed,
       CAST(SUM(CASE WHEN x.kind = 'door_head' THEN x.seats ELSE 0 END) AS BIGINT) AS doors,
       CAST(SUM(CASE WHEN x.kind = 'door_head' THEN x.taken ELSE 0 END) AS BIGINT) AS doors_headed
  FROM (SELECT o.id AS org_id, o.name, o.path, COALESCE(q.kind, '') AS kind, COALESCE(q.seats, 0) AS seats,
               (SELECT COUNT(*) FROM holding h WHERE h.post_id = q.id AND h.from_day <= :today AND h.to_day > :today AND +h.needs_second = 0) AS taken
          FROM org o LEFT JOIN post q ON q.org_id = o.id AND q.kind IN ('area_head', 'door_head') AND q.from_day <= :today AND q.to_day > :today
         WHERE o.path >= :path_from AND o.path < :path_to AND o.kind = 'residents_committee' AND o.to_day > :today) x
 GROUP BY x.org_id, x.name, x.path ORDER BY x.path, x.org_id;

-- Posts of two kinds with their holders (0: vacant), to see who has both.
--: across body_pair_seats(path_from: text, path_to: text, today: day, kind_a: text, kind_b: text) -> many body_pair_seat(person: int, name: text, post_kind: text, manner: text, org: org_id, parent: org_id, org_kind: text, org_name: text)
SELECT COALESCE(h.person_id, 0) AS person, COALESCE(p.name, '') AS name, q.kind AS post_kind, COALESCE(h.manner, '') AS manner, o.id, o.parent_id,
       o.kind AS org_kind, o.name AS org_name
  FROM org o JOIN post q ON q.org_id = o.id
  LEFT JOIN holding h ON h.post_id = q.id AND h.from_day <= :today AND h.to_day > :today AND +h.needs_second = 0
  LEFT JOIN person p ON p.id = h.person_id
 WHERE o.path >= :path_from AND o.path < :path_to AND q.kind IN (:kind_a, :kind_b) AND o.to_day > :today AND q.to_day > :today
 ORDER BY o.path, 1, q.id;

--: body_staff_posts(path_from: text, path_to: text, today: day, org_kind: text) -> many body_staff_row(org: org_id, org_name: text, parent_name: text, path: text, post_kind: text, seats: int, full_time: int, part_time: int)
SELECT o.id, o.name AS org_name, COALESCE(u.name, '') AS parent_name, o.path, COALESCE(q.kind, '') AS post_kind, COALESCE(q.seats, 0) AS seats,
       (SELECT COUNT(*) FROM holding h WHERE h.post_id = q.id AND h.from_day <= :today AND h.to_day > :today AND +h.needs_second = 0
           AND h.manner NOT IN ('concurrent', 'derived', 'honorary')) AS full_time,
       (SELECT COUNT(*) FROM holding h WHERE h.post_id = q.id AND h.from_day <= :today AND h.to_day > :today AND +h.needs_second = 0
           AND h.manner IN ('concurrent', 'derived', 'honorary')) AS part_time
  FROM org o LEFT JOIN org u ON u.id = o.parent_id LEFT JOIN post q ON q.org_id = o.id AND q.to_day > :today
 WHERE o.path >= :path_from AND o.path < :path_to AND o.kind = :org_kind AND o.to_day > :today
 ORDER BY o.path, q.rank, q.id;

-- Who held a post of such an organisation in the period, with the courses of the period, the post that was held before and the one
-- that was begun after, if that fell into the period. Posts of many counties may have been held.
--: across body_staff_people(path_from: text, path_to: text, org_kind: text, from_day: day, to_day: day) -> many body_staff_person(person: int, name: text, org: org_id, org_name: text, post_kind: text, post_name: text, from_day: day, trainings: int, last_training: text, before: text, after: text)
SELECT p.id AS person, p.name, o.id, o.name AS org_name, q.kind AS post_kind, q.name AS post_name, h.from_day,
       (SELECT COUNT(*) FROM person_history t WHERE t.region_id = p.region_id AND t.person_id = p.id AND t.kind = 'training'
           AND t.from_day >= :from_day AND t.from_day < :to_day) AS trainings,
       COALESCE((SELECT t.title FROM person_history t WHERE t.region_id = p.region_id AND t.person_id = p.id AND t.kind = 'training'
           AND t.from_day >= :from_day AND t.from_day < :to_day ORDER BY t.from_day DESC, t.id DESC LIMIT 1), '') AS last_training,
       COALESCE((SELECT e.name FROM holding g JOIN post e ON e.id = g.post_id WHERE g.person_id = h.person_id AND g.post_id <> h.post_id
           AND h.from_day >= :from_day AND g.to_day <= h.from_day ORDER BY g.to_day DESC, g.id DESC LIMIT 1), '') AS before,
       COALESCE((SELECT e.name FROM holding g JOIN post e ON e.id = g.post_id WHERE g.person_id = h.person_id AND g.post_id <> h.post_id
           AND g.from_day >= h.to_day AND g.from_day < :to_day AND +g.needs_second = 0 ORDER BY g.from_day DESC, g.id DESC LIMIT 1), '') AS after
  FROM org o JOIN post q ON q.org_id = o.id JOIN holding h ON h.post_id = q.id JOIN person p ON p.id = h.person_id
 WHERE o.path >= :path_from AND o.path < :path_to AND o.kind = :org_kind AND h.from_day < :to_day AND h.to_day > :from_day AND +h.needs_second = 0
 ORDER BY o.path, q.rank, q.id, h.from_day, h.id;

-- Secretaries of villages who took over from somebody else.
--: across body_replaced(path_from: text, path_to: text, from_day: day, to_day: day) -> many body_replaced_row(org: org_id, org_name: text, old_name: text, new_name: text, from_day: day)
SELECT o.id, o.name AS org_name,
       COALESCE((SELECT MAX(pe.name) FROM holding e JOIN person pe ON pe.id = e.person_id
                  WHERE e.post_id = n.post_id AND e.person_id <> n.person_id AND e.to_day <= n.from_day AND e.to_day >= :from_day), '') AS old_name,
       p.name AS new_name, n.from_day
  FROM org o JOIN post q ON q.org_id = o.id JOIN holding n ON n.post_id = q.id JOIN person p ON p.id = n.person_id
 WHERE o.path >= :path_from AND o.path < :path_to AND q.kind = 'secretary' AND n.from_day >= :from_day AND n.from_day < :to_day
   AND EXISTS (SELECT 1 FROM org v WHERE v.parent_id = o.id AND v.kind IN ('village_committee', 'residents_committee'))
   AND EXISTS (SELECT 1 FROM holding e WHERE e.post_id = n.post_id AND e.person_id <> n.person_id AND e.to_day <= n.from_day AND e.to_day >= :from_day)
 ORDER BY o.path, n.from_day, n.id;

--: body_cuts(path_from: text, path_to: text, from_day: day, to_day: day) -> many body_cut_row(id: int, org: org_id, org_name: text, org_kind: text, post_kind: text, post_name: text, day: day, before: int, after: int, reason: text, document: text)
SELECT x.id, o.id, o.name AS org_name, o.kind AS org_kind, q.kind AS post_kind, q.name AS post_name, x.day, x.seats_before, x.seats_after, x.reason, x.document
  FROM post_change x JOIN org o ON o.id = x.org_id JOIN post q ON q.id = x.post_id
 WHERE o.path >= :path_from AND o.path < :path_to AND x.day >= :from_day AND x.day < :to_day AND x.seats_after < x.seats_before
 ORDER BY x.day, o.path, x.id;
