-- Units that organisations cover, and who belongs to co-operatives and self-organisations.

--: host_get(id: host_unit_id) -> one host_row(id: host_unit_id, kind: text, name: text, org: int, org_name: text, credit_code: text, coverage: text, covered_by: int, covered_name: text, covered_code: text, households: int, people: int, staff: int, leader: text, mode: text, product: text, gain_fen: fen, from_day: day, to_day: day, row_version: int)
SELECT u.id, u.kind, u.name, u.org_id, COALESCE(o.name, '') AS org_name, u.credit_code, u.coverage, u.covered_by, COALESCE(b.name, '') AS covered_name,
       COALESCE(b.code, '') AS covered_code, u.households, u.people, u.staff, u.leader, u.mode, u.product, u.gain_fen, u.from_day, u.to_day, u.row_version
  FROM host_unit u LEFT JOIN org o ON o.id = u.org_id LEFT JOIN org b ON b.id = u.covered_by
 WHERE u.id = :id;

--: host_list(path_from: text, path_to: text, today: day, kind: text, coverage: text, text: text, limit: int, offset: int) -> many host_row
SELECT u.id, u.kind, u.name, u.org_id, o.name AS org_name, u.credit_code, u.coverage, u.covered_by, COALESCE(b.name, '') AS covered_name,
       COALESCE(b.code, '') AS covered_code, u.households, u.people, u.staff, u.leader, u.mode, u.product, u.gain_fen, u.from_day, u.to_day, u.row_version
  FROM org o JOIN host_unit u ON u.org_id = o.id LEFT JOIN org b ON b.id = u.covered_by
 WHERE o.path >= :path_from AND o.path < :path_to AND u.from_day <= :today AND u.to_day > :today
   AND (:kind = '' OR u.kind = :kind) AND (:coverage = '' OR u.coverage = :coverage) AND (:text = '' OR u.name LIKE '%' || :text || '%')
 ORDER BY o.path, u.kind, u.name, u.id LIMIT :limit OFFSET :offset;

--: host_list_count(path_from: text, path_to: text, today: day, kind: text, coverage: text, text: text) -> one host_number(n: int)
SELECT COUNT(*)
  FROM org o JOIN host_unit u ON u.org_id = o.id
 WHERE o.path >= :path_from AND o.path < :path_to AND u.from_day <= :today AND u.to_day > :today
   AND (:kind = '' OR u.kind = :kind) AND (:coverage = '' OR u.coverage = :coverage) AND (:text = '' OR u.name LIKE '%' || :text || '%');

--: host_coverage(path_from: text, path_to: text, today: day) -> many host_coverage_row(kind: text, total: int, own: int, joint: int, liaison: int, none: int)
SELECT u.kind, COUNT(*) AS total,
       CAST(SUM(CASE WHEN u.coverage = 'own' THEN 1 ELSE 0 END) AS BIGINT) AS own,
       CAST(SUM(CASE WHEN u.coverage = 'joint' THEN 1 ELSE 0 END) AS BIGINT) AS joint,
       CAST(SUM(CASE WHEN u.coverage = 'liaison' THEN 1 ELSE 0 END) AS BIGINT) AS liaison,
       CAST(SUM(CASE WHEN u.coverage = 'none' THEN 1 ELSE 0 END) AS BIGINT) AS none
  FROM org o JOIN host_unit u ON u.org_id = o.id
 WHERE o.path >= :path_from AND o.path < :path_to AND u.from_day <= :today AND u.to_day > :today
 GROUP BY u.kind ORDER BY u.kind;

-- Co-operatives: how many, in how many villages, with how many households, each counted once.
--: host_cooperatives(path_from: text, path_to: text, today: day) -> one host_cooperatives_row(count: int, villages: int, households: int, gain_fen: fen)
SELECT COUNT(*) AS count, COUNT(DISTINCT u.org_id) AS villages, CAST(COALESCE(SUM(u.households), 0) AS BIGINT) AS households,
       CAST(COALESCE(SUM(u.gain_fen), 0) AS BIGINT) AS gain_fen
  FROM org o JOIN host_unit u ON u.org_id = o.id
 WHERE o.path >= :path_from AND o.path < :path_to AND u.from_day <= :today AND u.to_day > :today AND u.kind = 'cooperative';

-- Party organisations that cover units of a kind ('': of any) by themselves or with others, and the members in them: NC-01.
-- Each organisation and each member is counted once, however many units are covered. The members of a Party group stand in its branch.
--: part covered(path_from: text, path_to: text, today: day, kind: text)
  FROM org o JOIN host_unit u ON u.org_id = o.id JOIN org b ON b.id = u.covered_by
 WHERE o.path >= :path_from AND o.path < :path_to AND u.from_day <= :today AND u.to_day > :today AND b.to_day > :today
   AND u.coverage IN ('own', 'joint') AND (:kind = '' OR u.kind = :kind) AND b.kind <> 'group'

--: across host_covering({covered}) -> one host_covering_row(organisations: int, members: int)
WITH cover AS MATERIALIZED (SELECT DISTINCT b.id, b.region_id, b.path {covered})
SELECT COUNT(DISTINCT c.id) AS organisations, COUNT(DISTINCT p.id) AS members
  FROM cover c LEFT JOIN person p ON p.region_id = c.region_id AND p.path >= c.path AND p.path < c.path || '~' AND +p.status IN (1, 2, 3);

--: across host_covering_orgs({covered}, limit: int, offset: int) -> many host_covering_org(id: org_id, name: text, units: int, members: int)
WITH cover AS MATERIALIZED (
  SELECT b.id, b.name, b.region_id, b.path, COUNT(*) AS units {covered}
   GROUP BY b.id, b.name, b.region_id, b.path ORDER BY b.path, b.id LIMIT :limit OFFSET :offset)
SELECT c.id, c.name, c.units,
       (SELECT COUNT(*) FROM person p WHERE p.region_id = c.region_id AND p.path >= c.path AND p.path < c.path || '~' AND +p.status IN (1, 2, 3)) AS members
  FROM cover c ORDER BY c.path, c.id;

-- The organisations in whose area there are units of a kind, with those units and the own members.
--: across host_area_orgs(path_from: text, path_to: text, today: day, kind: text, limit: int, offset: int) -> many host_covering_org
WITH area AS MATERIALIZED (
  SELECT o.id, o.name, o.region_id, o.path, COUNT(*) AS units
    FROM org o JOIN host_unit u ON u.org_id = o.id
   WHERE o.path >= :path_from AND o.path < :path_to AND u.from_day <= :today AND u.to_day > :today AND (:kind = '' OR u.kind = :kind)
   GROUP BY o.id, o.name, o.region_id, o.path ORDER BY o.path, o.id LIMIT :limit OFFSET :offset)
SELECT a.id, a.name, a.units,
       (SELECT COUNT(*) FROM person p WHERE p.region_id = a.region_id AND p.path >= a.path AND p.path < a.path || '~' AND +p.status IN (1, 2, 3)) AS members
  FROM area a ORDER BY a.path, a.id;

--: host_area_orgs_count(path_from: text, path_to: text, today: day, kind: text) -> one host_number
SELECT COUNT(DISTINCT u.org_id) FROM org o JOIN host_unit u ON u.org_id = o.id
 WHERE o.path >= :path_from AND o.path < :path_to AND u.from_day <= :today AND u.to_day > :today AND (:kind = '' OR u.kind = :kind);

-- Self-organisations, the people they say have joined, and the people of the villages: SN-07. Who joined two is counted in both.
--: host_joined(path_from: text, path_to: text, today: day) -> one host_joined_row(organisations: int, joined: int, village_people: int)
SELECT CAST(COALESCE(SUM(CASE WHEN u.kind = 'self_organisation' THEN 1 ELSE 0 END), 0) AS BIGINT) AS organisations,
       CAST(COALESCE(SUM(CASE WHEN u.kind = 'self_organisation' THEN u.people ELSE 0 END), 0) AS BIGINT) AS joined,
       CAST(COALESCE(SUM(CASE WHEN u.kind = 'village' THEN u.people ELSE 0 END), 0) AS BIGINT) AS village_people
  FROM org o JOIN host_unit u ON u.org_id = o.id
 WHERE o.path >= :path_from AND o.path < :path_to AND u.from_day <= :today AND u.to_day > :today AND u.kind IN ('self_organisation', 'village');

--: host_by_credit_code(code: text, other: host_unit_id, today: day) -> one host_same(id: host_unit_id, org: int, org_name: text, name: text)
SELECT u.id, u.org_id, COALESCE(o.name, '') AS org_name, u.name FROM host_unit u LEFT JOIN org o ON o.id = u.org_id
 WHERE u.credit_code = :code AND u.id <> :other AND u.to_day > :today ORDER BY u.id LIMIT 1;

-- The unit whose own organisation it is already. A village or community is an area: the general branch of one may be founded on its co-operative.
--: host_owning(org: int, other: host_unit_id, today: day) -> one host_same
SELECT u.id, u.org_id, COALESCE(o.name, '') AS org_name, u.name FROM host_unit u LEFT JOIN org o ON o.id = u.org_id
 WHERE u.covered_by = :org AND u.coverage = 'own' AND u.id <> :other AND u.kind NOT IN ('village', 'community') AND u.to_day > :today ORDER BY u.id LIMIT 1;

--: host_named(org: org_id, kind: text, name: text, other: host_unit_id, today: day) -> one host_same
SELECT u.id, u.org_id, '' AS org_name, u.name FROM host_unit u
 WHERE u.org_id = :org AND u.kind = :kind AND u.name = :name AND u.id <> :other AND u.to_day > :today ORDER BY u.id LIMIT 1;

--: host_standing(id: host_unit_id, today: day) -> many host_standing_row(id: org_id, kind: text, name: text, path: text)
SELECT id, kind, name, path FROM org WHERE host_id = :id AND to_day > :today ORDER BY path, id;

-- Party and mass organisations of a unit: what stands on it, and what stands beside or below the organisation that covers it.
--: host_bodies(id: host_unit_id, covered_by: int, today: day) -> many host_standing_row
SELECT o.id, o.kind, o.name, o.path FROM org o
 WHERE o.to_day > :today AND (o.host_id = :id OR o.id = :covered_by OR (o.parent_id = :covered_by AND :covered_by <> 0))
   AND o.kind IN ('committee', 'general_branch', 'branch', 'joint_branch', 'project_branch', 'union', 'youth_league', 'womens_federation', 'mass_organisation')
 ORDER BY o.path, o.id;

-- Places of the organisation that covers a unit: one venue for all.
--: host_venues(org: int, today: day) -> many host_venue(id: place_id, kind: text, name: text)
SELECT id, kind, name FROM place WHERE org_id = :org AND to_day > :today
   AND kind IN ('headquarters', 'activity_room', 'meeting_room', 'training_room', 'reading_room', 'service_hall') ORDER BY kind, name, id;

--: host_plan_get(id: host_unit_id, year: int) -> one host_plan_row(text: text, row_version: int)
SELECT text, row_version FROM host_plan WHERE host_id = :id AND year = :year;

--: host_plan_insert(id: host_unit_id, year: int, text: text) -> none
INSERT INTO host_plan (host_id, year, text, row_version) VALUES (:id, :year, :text, 1) ON CONFLICT (host_id, year) DO NOTHING;

--: host_plan_update(id: host_unit_id, year: int, text: text, version: int) -> none
UPDATE host_plan SET text = :text, row_version = row_version + 1 WHERE host_id = :id AND year = :year AND row_version = :version;

--: host_insert(id: host_unit_id, kind: text, name: text, org: org_id, credit_code: text, coverage: text, covered_by: int, households: int, people: int, staff: int, leader: text, mode: text, product: text, gain_fen: fen, from_day: day) -> none
INSERT INTO host_unit (id, kind, name, org_id, credit_code, coverage, covered_by, households, people, staff, leader, mode, product, gain_fen,
                       from_day, to_day, facts, row_version)
VALUES (:id, :kind, :name, :org, :credit_code, :coverage, :covered_by, :households, :people, :staff, :leader, :mode, :product, :gain_fen,
        :from_day, 2932897, '{}', 1);

--: host_update(id: host_unit_id, kind: text, name: text, credit_code: text, coverage: text, covered_by: int, households: int, people: int, staff: int, leader: text, mode: text, product: text, gain_fen: fen, version: int) -> none
UPDATE host_unit SET kind = :kind, name = :name, credit_code = :credit_code, coverage = :coverage, covered_by = :covered_by, households = :households,
       people = :people, staff = :staff, leader = :leader, mode = :mode, product = :product, gain_fen = :gain_fen, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

--: host_cover_keep(id: host_unit_id, coverage: text, covered_by: int, to_day: day) -> none
INSERT INTO host_cover (host_id, coverage, covered_by, to_day) VALUES (:id, :coverage, :covered_by, :to_day);

--: host_covers(id: host_unit_id) -> many host_cover_row(coverage: text, covered_by: int, covered_name: text, to_day: day)
SELECT k.coverage, k.covered_by, COALESCE(o.name, '') AS covered_name, k.to_day FROM host_cover k LEFT JOIN org o ON o.id = k.covered_by
 WHERE k.host_id = :id ORDER BY k.to_day;

-- Where it lay before; a day twice is an area that never stood for a day.
--: host_area_keep(id: host_unit_id, org: int, to_day: day) -> none
INSERT INTO org_carried (thing, thing_id, org_id, to_day) VALUES ('host_unit', :id, :org, :to_day);

--: host_areas(id: host_unit_id) -> many host_area_row(org: int, name: text, path: text, to_day: day)
SELECT a.org_id, o.name, o.path, a.to_day FROM org_carried a JOIN org o ON o.id = a.org_id WHERE a.thing = 'host_unit' AND a.thing_id = :id ORDER BY a.to_day;

--: host_area_set(id: host_unit_id, org: org_id, version: int) -> none
UPDATE host_unit SET org_id = :org, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: host_kind_keep(id: host_unit_id, kind: text, to_day: day) -> none
INSERT INTO host_former_kind (host_id, kind, to_day) VALUES (:id, :kind, :to_day);

--: host_kinds(id: host_unit_id) -> many host_kind_row(kind: text, to_day: day)
SELECT kind, to_day FROM host_former_kind WHERE host_id = :id ORDER BY to_day;

-- What only a unit of its kind has: households of a co-operative, members of a self-organisation.
--: host_holds(id: host_unit_id) -> one host_number
SELECT (SELECT COUNT(*) FROM host_household h WHERE h.host_id = :id) + (SELECT COUNT(*) FROM host_member m WHERE m.host_id = :id);

--: host_set_closed(id: host_unit_id, day: day, version: int) -> none
UPDATE host_unit SET to_day = :day, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: host_households_left(id: host_unit_id) -> none
DELETE FROM host_household WHERE host_id = :id;

--: host_households(id: host_unit_id) -> one host_households_row(counted: int, uncounted: int)
SELECT CAST(COALESCE(SUM(is_counted), 0) AS BIGINT) AS counted, CAST(COALESCE(SUM(1 - is_counted), 0) AS BIGINT) AS uncounted
  FROM host_household WHERE host_id = :id;

--: host_household_of(org: org_id, number: text) -> many host_household_row(host: host_unit_id, name: text, is_counted: bool)
SELECT h.host_id, u.name, h.is_counted FROM host_household h JOIN host_unit u ON u.id = h.host_id
 WHERE h.org_id = :org AND h.number = :number ORDER BY h.is_counted DESC, h.host_id;

--: host_household_insert(host: host_unit_id, org: org_id, number: text, is_counted: bool) -> none
INSERT INTO host_household (host_id, org_id, number, is_counted) VALUES (:host, :org, :number, :is_counted);

--: host_set_households(id: host_unit_id, households: int) -> none
UPDATE host_unit SET households = :households, row_version = row_version + 1 WHERE id = :id;

--: across host_members(id: host_unit_id, today: day) -> many host_member_row(id: host_member_id, host: host_unit_id, person: person_id, name: text, act: text, from_day: day, to_day: day)
SELECT m.id, m.host_id, m.person_id, p.name, m.act, m.from_day, m.to_day FROM host_member m JOIN person p ON p.id = m.person_id
 WHERE m.host_id = :id AND m.to_day > :today ORDER BY p.pinyin_key, m.id;

--: across host_member_get(id: host_member_id) -> one host_member_row
SELECT m.id, m.host_id, m.person_id, p.name, m.act, m.from_day, m.to_day FROM host_member m JOIN person p ON p.id = m.person_id WHERE m.id = :id;

--: host_member_of(id: host_unit_id, person: person_id, today: day) -> one host_number
SELECT COUNT(*) FROM host_member WHERE host_id = :id AND person_id = :person AND to_day > :today;

--: across host_person(id: person_id) -> one host_person_row(name: text, path: text)
SELECT name, path FROM person WHERE id = :id;

--: host_member_insert(id: host_member_id, host: host_unit_id, person: person_id, act: text, from_day: day) -> none
INSERT INTO host_member (id, host_id, person_id, act, from_day, to_day, row_version) VALUES (:id, :host, :person, :act, :from_day, 2932897, 1);

--: host_member_end(id: host_member_id, day: day) -> none
UPDATE host_member SET to_day = :day, row_version = row_version + 1 WHERE id = :id;

-- Members of village branches, and those of them who hold a post in an organisation that stands on a self-organisation or a
-- co-operative: SN-08. The path of a branch is an expression, or SQLite would read the members of the whole range for each village.
--: across host_leaders(path_from: text, path_to: text, today: day) -> one host_leaders_row(members: int, leading: int)
WITH leader AS MATERIALIZED (
  SELECT DISTINCT h.person_id FROM org g CROSS JOIN host_unit u CROSS JOIN holding h
   WHERE g.host_id <> 0 AND g.to_day > :today AND u.id = g.host_id AND u.kind IN ('self_organisation', 'cooperative') AND u.to_day > :today
     AND h.org_id = g.id AND h.from_day <= :today AND h.to_day > :today)
SELECT COUNT(*) AS members, CAST(COALESCE(SUM(CASE WHEN p.id IN (SELECT person_id FROM leader) THEN 1 ELSE 0 END), 0) AS BIGINT) AS leading
  FROM org o CROSS JOIN person p
 WHERE o.path >= :path_from AND o.path < :path_to AND o.unit_kind = 'village' AND o.to_day > :today
   AND p.region_id = o.region_id AND p.path = o.path || '' AND p.status IN (1, 2, 3);
