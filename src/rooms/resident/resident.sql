-- In-service members and the communities where they live and serve.

--: part resident_columns()
r.id, r.person_id, p.name, r.home_id, h.name AS home_name, r.path, r.community_id, k.name AS community_name, r.community_path, r.offer, r.from_day, r.accepted_day,
       r.to_day, r.ended_by, r.row_version
  FROM resident r JOIN person p ON p.id = r.person_id JOIN org h ON h.id = r.home_id JOIN org k ON k.id = r.community_id

--: across resident_get(id: resident_id) -> one resident_row(id: resident_id, person: person_id, name: text, home: org_id, home_name: text, path: text, community: org_id, community_name: text, community_path: text, offer: text, from_day: day, accepted_day: day, to_day: day, ended_by: text, row_version: int)
SELECT {resident_columns}
 WHERE r.id = :id;

-- All registrations of a person, the one that lasts first.
--: across resident_of(person: person_id) -> many resident_row
SELECT {resident_columns}
 WHERE r.person_id = :person ORDER BY r.to_day DESC, r.id DESC LIMIT 50;

-- What the member did, whichever community it was for: hours stay with the member (GY-12).
--: resident_services(person: person_id, limit: int) -> many resident_service_row(day: day, activity: text, minutes: int, community: org_id, community_name: text)
SELECT s.day, s.activity, s.minutes, r.community_id, k.name AS community_name
  FROM resident_service s JOIN resident r ON r.id = s.resident_id JOIN org k ON k.id = r.community_id
 WHERE s.person_id = :person ORDER BY s.day DESC, s.id DESC LIMIT :limit;

-- The last day on which the community had somebody serve.
--: resident_last_service(resident: resident_id) -> one resident_last(day: day)
SELECT CAST(COALESCE(MAX(day), -2147483647) AS BIGINT) AS day FROM resident_service WHERE resident_id = :resident;

--: resident_minutes_of(person: person_id) -> one resident_number(n: int)
SELECT CAST(COALESCE(SUM(minutes), 0) AS BIGINT) AS n FROM resident_service WHERE person_id = :person;

--: part resident_line_columns()
r.id, r.person_id, p.name, h.name AS home_name, k.name AS community_name, r.from_day, r.accepted_day,
       (SELECT CAST(COALESCE(SUM(s.minutes), 0) AS BIGINT) FROM resident_service s WHERE s.person_id = r.person_id) AS minutes
  FROM resident r JOIN person p ON p.id = r.person_id JOIN org h ON h.id = r.home_id JOIN org k ON k.id = r.community_id

-- Those of a subtree who serve elsewhere.
--: across resident_out(path_from: text, path_to: text, limit: int, offset: int) -> many resident_line(id: resident_id, person: person_id, name: text, home_name: text, community_name: text, from_day: day, accepted_day: day, minutes: int)
SELECT {resident_line_columns}
 WHERE r.to_day = 2932897 AND r.path >= :path_from AND r.path < :path_to ORDER BY r.path, r.id LIMIT :limit OFFSET :offset;

--: resident_out_count(path_from: text, path_to: text) -> one resident_number
SELECT COUNT(*) AS n FROM resident WHERE to_day = 2932897 AND path >= :path_from AND path < :path_to;

-- Those who came to the communities of a subtree; :waiting 1: only those not taken in yet; :desk not 0: only to these communities.
--: part resident_in_of(path_from: text, path_to: text, waiting: int, desk: int, orgs: ids)
r.to_day = 2932897 AND r.community_path >= :path_from AND r.community_path < :path_to AND (:waiting = 0 OR r.accepted_day = 2932897)
   AND (:desk = 0 OR r.community_id IN :orgs)

--: across resident_in({resident_in_of}, limit: int, offset: int) -> many resident_line
SELECT {resident_line_columns}
 WHERE {resident_in_of} ORDER BY r.community_path, r.id LIMIT :limit OFFSET :offset;

--: resident_in_count({resident_in_of}) -> one resident_number
SELECT COUNT(*) AS n FROM resident r WHERE {resident_in_of};

-- Those not taken in yet, by the community.
--: resident_waiting_orgs(path_from: text, path_to: text) -> many resident_org_number(org: int, n: int)
SELECT community_id, COUNT(*) FROM resident
 WHERE to_day = 2932897 AND community_path >= :path_from AND community_path < :path_to AND accepted_day = 2932897 GROUP BY community_id;

-- Sums unit by unit; minutes are those done for all communities while the registration was of that unit.
--: resident_by_unit(path_from: text, path_to: text, limit: int, offset: int) -> many resident_total(org: org_id, name: text, people: int, accepted: int, minutes: int)
SELECT h.id AS org, h.name, CAST(SUM(CASE WHEN r.to_day = 2932897 THEN 1 ELSE 0 END) AS BIGINT) AS people,
       CAST(SUM(CASE WHEN r.to_day = 2932897 AND r.accepted_day < 2932897 THEN 1 ELSE 0 END) AS BIGINT) AS accepted,
       CAST(SUM((SELECT COALESCE(SUM(s.minutes), 0) FROM resident_service s WHERE s.resident_id = r.id)) AS BIGINT) AS minutes
  FROM resident r JOIN org h ON h.id = r.home_id
 WHERE r.path >= :path_from AND r.path < :path_to GROUP BY h.id, h.name, h.path ORDER BY h.path, h.id LIMIT :limit OFFSET :offset;

--: resident_units_count(path_from: text, path_to: text) -> one resident_number
SELECT COUNT(DISTINCT home_id) AS n FROM resident WHERE path >= :path_from AND path < :path_to;

--: resident_by_community(path_from: text, path_to: text, limit: int, offset: int) -> many resident_total
SELECT k.id AS org, k.name, CAST(SUM(CASE WHEN r.to_day = 2932897 THEN 1 ELSE 0 END) AS BIGINT) AS people,
       CAST(SUM(CASE WHEN r.to_day = 2932897 AND r.accepted_day < 2932897 THEN 1 ELSE 0 END) AS BIGINT) AS accepted,
       CAST(SUM((SELECT COALESCE(SUM(s.minutes), 0) FROM resident_service s WHERE s.resident_id = r.id)) AS BIGINT) AS minutes
  FROM resident r JOIN org k ON k.id = r.community_id
 WHERE r.community_path >= :path_from AND r.community_path < :path_to GROUP BY k.id, k.name, k.path ORDER BY k.path, k.id LIMIT :limit OFFSET :offset;

--: resident_communities_count(path_from: text, path_to: text) -> one resident_number
SELECT COUNT(DISTINCT community_id) AS n FROM resident WHERE community_path >= :path_from AND community_path < :path_to;

--: resident_org_named(name: text, wide: text, today: day) -> many resident_org(id: org_id, name: text, kind: text, path: text, to_day: day)
SELECT id, name, kind, path, to_day FROM org WHERE (name IN (:name, :wide) OR code = :name) AND to_day > :today ORDER BY id LIMIT 2;

--: quiet resident_insert(id: resident_id, person: person_id, home: org_id, path: text, community: org_id, community_path: text, offer: text, from_day: day, now: time, account: int) -> none
INSERT INTO resident (id, person_id, home_id, path, community_id, community_path, offer, from_day, accepted_day, to_day, ended_by, made_s, account_id, row_version)
VALUES (:id, :person, :home, :path, :community, :community_path, :offer, :from_day, 2932897, 2932897, '', :now, :account, 1);

--: quiet resident_accepted(id: resident_id, day: day, version: int) -> none
UPDATE resident SET accepted_day = :day, row_version = row_version + 1 WHERE id = :id AND row_version = :version AND accepted_day = 2932897;

--: quiet resident_end(id: resident_id, day: day, ended_by: text) -> none
UPDATE resident SET to_day = :day, ended_by = :ended_by, row_version = row_version + 1 WHERE id = :id AND to_day = 2932897;

-- 0 rows: there was none to replace.
--: quiet resident_service_set(resident: resident_id, day: day, activity: text, minutes: int, account: int) -> none
UPDATE resident_service SET minutes = :minutes, account_id = :account WHERE resident_id = :resident AND day = :day AND activity = :activity;

--: quiet resident_service_remove(resident: resident_id, day: day, activity: text) -> none
DELETE FROM resident_service WHERE resident_id = :resident AND day = :day AND activity = :activity;

--: quiet resident_service_insert(id: resident_service_id, resident: resident_id, person: person_id, day: day, activity: text, minutes: int, account: int) -> none
INSERT INTO resident_service (id, resident_id, person_id, day, activity, minutes, account_id)
VALUES (:id, :resident, :person, :day, :activity, :minutes, :account);

--: quiet resident_touch(id: resident_id, version: int) -> none
UPDATE resident SET row_version = row_version + 1 WHERE id = :id AND row_version = :version;
