-- Posts of an organisation and who held them when.

--: post_get(id: post_id) -> one post_row(id: post_id, org: org_id, kind: text, name: text, seats: int, is_exclusive: bool, base: int, rank: int, from_day: day, to_day: day, row_version: int)
SELECT id, org_id, kind, name, seats, is_exclusive, base_post_id, rank, from_day, to_day, row_version FROM post WHERE id = :id;

--: post_list(org: org_id, today: day) -> many post_row
SELECT id, org_id, kind, name, seats, is_exclusive, base_post_id, rank, from_day, to_day, row_version
  FROM post WHERE org_id = :org AND from_day <= :today AND to_day > :today ORDER BY rank, id;

--: across post_holders(org: org_id, today: day) -> many post_holder(id: holding_id, post: post_id, person: person_id, name: text, path: text, manner: text, from_day: day, to_day: day, document: text, needs_second: bool, proposed_by: int, row_version: int)
SELECT h.id, h.post_id, h.person_id, p.name, p.path, h.manner, h.from_day, h.to_day, h.document, h.needs_second, h.proposed_by, h.row_version
  FROM holding h JOIN person p ON p.id = h.person_id
 WHERE h.org_id = :org AND h.to_day > :today ORDER BY h.post_id, h.from_day, h.id;

-- Who sits on a committee, each once and confirmed: full-time members, and part-time ones, who stand for a unit of the area (CS-16); all of them; plain: those beside secretary and
-- deputies, without whom a branch has no committee.
--: post_committee(org: org_id, today: day) -> one post_committee_row(full_time: int, part_time: int, people: int, plain: int)
SELECT COUNT(DISTINCT CASE WHEN q.kind <> 'part_time_member' THEN h.person_id END) AS full_time,
       COUNT(DISTINCT CASE WHEN q.kind = 'part_time_member' THEN h.person_id END) AS part_time, COUNT(DISTINCT h.person_id) AS people,
       COUNT(DISTINCT CASE WHEN q.kind NOT IN ('secretary', 'deputy_secretary', 'part_time_member') THEN h.person_id END) AS plain
  FROM holding h JOIN post q ON q.id = h.post_id
 WHERE h.org_id = :org AND h.from_day <= :today AND h.to_day > :today AND h.needs_second = 0
   AND q.kind IN ('secretary', 'deputy_secretary', 'committee_member', 'organisation_member', 'publicity_member', 'discipline_member', 'youth_member',
                  'united_front_member', 'part_time_member');

--: across post_past_holders(org: org_id, today: day, limit: int) -> many post_past(id: holding_id, post_name: text, name: text, manner: text, from_day: day, to_day: day, reason: text, document: text, ended_as: text)
SELECT h.id, q.name AS post_name, p.name, h.manner, h.from_day, h.to_day, h.reason, h.document, COALESCE(e.ended_as, '') AS ended_as
  FROM holding h JOIN post q ON q.id = h.post_id JOIN person p ON p.id = h.person_id LEFT JOIN holding_ending e ON e.holding_id = h.id
 WHERE h.org_id = :org AND h.to_day <= :today ORDER BY h.to_day DESC, h.id LIMIT :limit;

--: post_seats_taken(post: post_id, from_day: day, to_day: day) -> one post_number(n: int)
SELECT COUNT(*) FROM holding WHERE post_id = :post AND from_day < :to_day AND to_day > :from_day;

--: post_held_by(post: post_id, person: person_id, from_day: day) -> one post_number
SELECT COUNT(*) FROM holding WHERE post_id = :post AND person_id = :person AND to_day > :from_day;

--: post_derived(base: int) -> many post_row
SELECT id, org_id, kind, name, seats, is_exclusive, base_post_id, rank, from_day, to_day, row_version
  FROM post WHERE base_post_id = :base AND to_day = 2932897 ORDER BY id;

-- Posts that came with the founding, when its day is set right.
--: post_shift_from(org: org_id, was: day, became: day) -> none
UPDATE post SET from_day = :became WHERE org_id = :org AND from_day = :was;

--: post_insert(id: post_id, org: org_id, kind: text, name: text, seats: int, is_exclusive: bool, base: int, rank: int, from_day: day) -> none
INSERT INTO post (id, org_id, kind, name, seats, is_exclusive, base_post_id, rank, from_day, to_day, row_version)
VALUES (:id, :org, :kind, :name, :seats, :is_exclusive, :base, :rank, :from_day, 2932897, 1);

--: post_set_seats(id: post_id, name: text, seats: int, version: int) -> none
UPDATE post SET name = :name, seats = :seats, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: post_set_closed(id: post_id, day: day, version: int) -> none
UPDATE post SET to_day = :day, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: holding_get(id: holding_id) -> one holding_row(id: holding_id, post: post_id, org: org_id, person: person_id, manner: text, from_day: day, to_day: day, document: text, needs_second: bool, proposed_by: int, row_version: int)
SELECT id, post_id, org_id, person_id, manner, from_day, to_day, document, needs_second, proposed_by, row_version FROM holding WHERE id = :id;

--: holding_insert(id: holding_id, post: post_id, org: org_id, person: person_id, manner: text, from_day: day, to_day: day, document: text, needs_second: bool, proposed_by: int) -> none
INSERT INTO holding (id, post_id, org_id, person_id, manner, from_day, to_day, document, reason, needs_second, proposed_by, confirmed_by, row_version)
VALUES (:id, :post, :org, :person, :manner, :from_day, :to_day, :document, '', :needs_second, :proposed_by, 0, 1);

--: holding_ending_put(id: holding_id, ended_as: text) -> none
INSERT INTO holding_ending (holding_id, ended_as) VALUES (:id, :ended_as) ON CONFLICT (holding_id) DO UPDATE SET ended_as = :ended_as;

-- Before the holdings are ended: all that are not over yet.
--: holding_endings_of_org(org: org_id, today: day, ended_as: text) -> none
INSERT INTO holding_ending (holding_id, ended_as) SELECT id, :ended_as FROM holding WHERE org_id = :org AND to_day > :today ON CONFLICT (holding_id) DO NOTHING;

--: holding_endings_of_person(person: person_id, day: day, ended_as: text) -> none
INSERT INTO holding_ending (holding_id, ended_as) SELECT id, :ended_as FROM holding WHERE person_id = :person AND to_day > :day ON CONFLICT (holding_id) DO NOTHING;

--: holding_ending_get(id: holding_id) -> one holding_ending_row(ended_as: text)
SELECT ended_as FROM holding_ending WHERE holding_id = :id;

-- What follows from the post and ended with it.
--: holding_endings_derived(base: int, person: person_id, day: day, ended_as: text) -> none
INSERT INTO holding_ending (holding_id, ended_as)
SELECT h.id, :ended_as FROM holding h JOIN post d ON d.id = h.post_id WHERE d.base_post_id = :base AND h.person_id = :person AND h.to_day = :day AND h.manner = 'derived'
    ON CONFLICT (holding_id) DO UPDATE SET ended_as = :ended_as;

--: holding_touch(id: holding_id, version: int) -> none
UPDATE holding SET row_version = row_version + 1 WHERE id = :id AND row_version = :version;

-- Posts of a subtree that somebody left and nobody said how.
--: part unsaid_endings(path_from: text, path_to: text, today: day)
org o JOIN holding h ON h.org_id = o.id JOIN post q ON q.id = h.post_id
 WHERE o.path >= :path_from AND o.path < :path_to AND h.to_day <= :today AND h.from_day < h.to_day AND h.needs_second = 0 AND h.manner <> 'derived'
   AND NOT EXISTS (SELECT 1 FROM holding_ending e WHERE e.holding_id = h.id)

--: post_unsaid_count({unsaid_endings}) -> one post_number
SELECT COUNT(*) FROM {unsaid_endings};

--: across post_unsaid({unsaid_endings}, limit: int, offset: int) -> many post_unsaid_row(id: holding_id, org: org_id, org_name: text, post_name: text, person: person_id, name: text, from_day: day, to_day: day, row_version: int)
SELECT h.id, h.org_id AS org, o.name AS org_name, q.name AS post_name, h.person_id AS person, COALESCE((SELECT p.name FROM person p WHERE p.id = h.person_id), '') AS name, h.from_day, h.to_day, h.row_version
  FROM {unsaid_endings} ORDER BY o.path, h.to_day DESC, h.id LIMIT :limit OFFSET :offset;

--: holding_end(id: holding_id, day: day, reason: text, document: text, version: int) -> none
UPDATE holding SET to_day = :day, reason = :reason, document = CASE WHEN :document = '' THEN document ELSE :document END, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

--: holding_end_derived_of(org: org_id, day: day, today: day, reason: text) -> none
UPDATE holding SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END, reason = :reason, row_version = row_version + 1
 WHERE to_day > :today AND manner = 'derived'
   AND post_id IN (SELECT d.id FROM post d JOIN post b ON b.id = d.base_post_id WHERE b.org_id = :org);

--: holding_confirm_derived(base: int, person: person_id, account: int) -> none
UPDATE holding SET needs_second = 0, confirmed_by = :account, row_version = row_version + 1
 WHERE needs_second = 1 AND manner = 'derived' AND person_id = :person AND post_id IN (SELECT id FROM post WHERE base_post_id = :base);

-- What was over by today stays as it was written, whatever day the others end on.
--: holding_end_all(org: org_id, day: day, today: day, reason: text) -> none
UPDATE holding SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END, reason = :reason, row_version = row_version + 1
 WHERE org_id = :org AND to_day > :today;

--: holding_end_of_person(person: person_id, day: day, reason: text) -> none
UPDATE holding SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END, reason = :reason, row_version = row_version + 1
 WHERE person_id = :person AND to_day > :day;

-- What somebody holds behind a day, with the kind of its organisation and of that from whose post it follows.
--: across holdings_by_kind(person: person_id, day: day) -> many holding_by_kind_row(id: holding_id, post_name: text, org_name: text, org_path: text, org_kind: text, base_kind: text, from_day: day, row_version: int)
SELECT h.id, q.name AS post_name, o.name AS org_name, o.path AS org_path, o.kind AS org_kind,
       COALESCE((SELECT bo.kind FROM post b JOIN org bo ON bo.id = b.org_id WHERE b.id = q.base_post_id AND h.manner = 'derived'), '') AS base_kind, h.from_day, h.row_version
  FROM holding h JOIN post q ON q.id = h.post_id JOIN org o ON o.id = h.org_id
 WHERE h.person_id = :person AND h.to_day > :day ORDER BY h.from_day DESC, h.id;

-- Who of a subtree holds a post of an organisation after a day: the first.
--: across holding_from_within(org: org_id, path_from: text, path_to: text, day: day) -> one holding_from_row(name: text, post_name: text)
SELECT p.name, q.name AS post_name FROM holding h JOIN post q ON q.id = h.post_id JOIN person p ON p.id = h.person_id
 WHERE h.org_id = :org AND h.to_day > :day AND p.path >= :path_from AND p.path < :path_to AND p.status IN (1, 2, 3) ORDER BY h.id LIMIT 1;

-- Posts in a branch and in its Party groups.
--: part in_branch(org: org_id)
SELECT id FROM org WHERE id = :org OR (parent_id = :org AND kind = 'group')

--: holdings_in(person: person_id, {in_branch}, today: day) -> many holding_in_row(post_name: text)
SELECT q.name AS post_name FROM holding h JOIN post q ON q.id = h.post_id
 WHERE h.person_id = :person AND h.to_day > :today AND h.org_id IN ({in_branch}) ORDER BY h.from_day DESC, h.id;

--: holding_endings_in(person: person_id, {in_branch}, day: day, ended_as: text) -> none
INSERT INTO holding_ending (holding_id, ended_as) SELECT id, :ended_as FROM holding WHERE person_id = :person AND to_day > :day AND org_id IN ({in_branch})
    ON CONFLICT (holding_id) DO NOTHING;

--: holding_end_in(person: person_id, {in_branch}, day: day, reason: text) -> none
UPDATE holding SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END, reason = :reason, row_version = row_version + 1
 WHERE person_id = :person AND to_day > :day AND org_id IN ({in_branch});

-- Elsewhere, what follows from a post in the branch.
--: holding_end_derived_from(person: person_id, {in_branch}, day: day, reason: text) -> none
UPDATE holding SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END, reason = :reason, row_version = row_version + 1
 WHERE person_id = :person AND to_day > :day AND manner = 'derived'
   AND post_id IN (SELECT d.id FROM post d JOIN post b ON b.id = d.base_post_id WHERE b.org_id IN ({in_branch}));

--: holding_confirm(id: holding_id, account: int, version: int) -> none
UPDATE holding SET needs_second = 0, confirmed_by = :account, row_version = row_version + 1 WHERE id = :id AND needs_second = 1 AND row_version = :version;

--: holding_of_post(post: post_id, today: day) -> many holding_row
SELECT id, post_id, org_id, person_id, manner, from_day, to_day, document, needs_second, proposed_by, row_version
  FROM holding WHERE post_id = :post AND to_day > :today ORDER BY from_day, id;

--: across post_person(id: person_id) -> one post_person_row(id: person_id, region: int, name: text, path: text, status: int, birth_day: day, full_day: day)
SELECT id, region_id, name, path, status, birth_day, full_day FROM person WHERE id = :id;

-- The last stretch of days as a full member: 2.
--: post_person_full(region: int, person: person_id) -> one post_full_row(from_day: day, to_day: day)
SELECT from_day, to_day FROM membership WHERE region_id = :region AND person_id = :person AND status = 2 ORDER BY from_day DESC LIMIT 1;

-- Whether the rights of the member are suspended that day (被留置、逮捕), and since when.
--: post_rights_suspended(region: int, person: person_id, day: day) -> one post_rights_row(from_day: day)
SELECT from_day FROM person_role WHERE region_id = :region AND person_id = :person AND kind = 'rights_suspended' AND from_day <= :day AND to_day > :day
 ORDER BY from_day LIMIT 1;

--: across post_work_unit(id: person_id) -> one post_work_unit_row(name: text)
SELECT work_unit AS name FROM person WHERE id = :id;

-- Where the organisations stand today; the posts, their seats and their holders are those of the day.
--: part vacant(path_from: text, path_to: text, day: day)
  FROM org o JOIN post q ON q.org_id = o.id
 WHERE o.path >= :path_from AND o.path < :path_to AND o.from_day <= :day AND o.to_day > :day AND q.from_day <= :day AND q.to_day > :day
   AND q.seats > (SELECT COUNT(*) FROM holding h WHERE h.post_id = q.id AND h.from_day <= :day AND h.to_day > :day)

-- What the post heads: a village, a community, or neither (''). Of the Party organisations of a village the one whose upper organisation is no village, as
-- in quota.sql: the secretaries of the branches below it head no village.
--: part headed()
CASE WHEN q.kind = 'village_director' THEN 'village' WHEN q.kind = 'residents_director' THEN 'community'
     WHEN q.kind = 'secretary' AND o.unit_kind IN ('village', 'community')
          AND NOT EXISTS (SELECT 1 FROM org up WHERE up.id = o.parent_id AND up.unit_kind = o.unit_kind) THEN o.unit_kind ELSE '' END

-- Every vacant post in the order of the list, and what it heads (XY-13): counted, and cut into pages, from this one look at all posts.
--: post_vacant({vacant}) -> many post_vacant_row(id: post_id, kind: text, heads: text)
SELECT q.id, q.kind, {headed} AS heads {vacant} ORDER BY o.path, q.rank, q.id;

--: part vacancy(day: day)
SELECT q.id, q.org_id, o.name AS org_name, q.name, q.seats,
       (SELECT COUNT(*) FROM holding h WHERE h.post_id = q.id AND h.from_day <= :day AND h.to_day > :day) AS taken,
       COALESCE((SELECT MAX(h.to_day) FROM holding h WHERE h.post_id = q.id AND h.to_day <= :day), q.from_day) AS vacant_since,
       CASE WHEN o.kind NOT IN ('branch', 'joint_branch') OR EXISTS (SELECT 1 FROM holding h WHERE h.post_id = q.id)
              OR EXISTS (SELECT 1 FROM person p WHERE p.region_id = o.region_id AND p.org_id = o.id AND p.status IN (1, 2, 3)) THEN 1 ELSE 0 END AS has_people,
       CASE WHEN (SELECT h.manner FROM holding h WHERE h.post_id = q.id AND h.to_day <= :day ORDER BY h.to_day DESC, h.id DESC LIMIT 1) = 'acting' THEN 1 ELSE 0 END AS was_acting

--: post_vacancies({vacant}, kind: text, heads: text, limit: int, offset: int) -> many post_vacancy(id: post_id, org: org_id, org_name: text, name: text, seats: int, taken: int, vacant_since: day, has_people: bool, was_acting: bool)
{vacancy}
{vacant} AND (:kind = '' OR q.kind = :kind) AND (:heads = '' OR {headed} = :heads)
 ORDER BY o.path, q.rank, q.id LIMIT :limit OFFSET :offset;

--: post_vacancies_of(day: day, posts: ids) -> many post_vacancy
{vacancy}
  FROM post q JOIN org o ON o.id = q.org_id
 WHERE q.id IN :posts
 ORDER BY o.path, q.rank, q.id;

--: post_vacancies_count({vacant}, kind: text, heads: text) -> one post_vacancies_number(n: int)
SELECT COUNT(*) {vacant} AND (:kind = '' OR q.kind = :kind) AND (:heads = '' OR {headed} = :heads);

--: post_people_named(region: int, path_from: text, path_to: text, name: text) -> many post_person_choice(id: person_id, name: text, org_name: text, birth_day: day, number_mask: text)
SELECT p.id, p.name, o.short_name AS org_name, p.birth_day, p.id_number_mask AS number_mask FROM person p JOIN org o ON o.id = p.org_id
 WHERE p.region_id = :region AND p.name = :name AND p.path >= :path_from AND p.path < :path_to ORDER BY p.path, p.id;

-- Posts a person holds from a day on, and the part of bookkeeper where it is only a role: for declared rules.
--: across post_held(person: person_id, day: day) -> many post_held_row(post_kind: text, post_name: text, manner: text, org: org_id, parent: org_id, org_kind: text, org_name: text, path: text, from_day: day, is_exclusive: bool)
SELECT q.kind AS post_kind, q.name AS post_name, h.manner, o.id, o.parent_id, o.kind AS org_kind, o.name AS org_name, o.path, h.from_day, q.is_exclusive
  FROM holding h JOIN post q ON q.id = h.post_id JOIN org o ON o.id = h.org_id
 WHERE h.person_id = :person AND h.to_day > :day
UNION ALL
SELECT r.kind, o.short_name, '', o.id, o.parent_id, o.kind, o.name, o.path, r.from_day, 0
  FROM person_role r JOIN org o ON o.id = r.org_id
 WHERE r.region_id = (SELECT region_id FROM person WHERE id = :person) AND r.person_id = :person AND r.kind = 'bookkeeper' AND r.to_day > :day
 ORDER BY 9, 4, 1;

--: post_change_insert(id: post_change_id, post: post_id, org: org_id, day: day, before: int, after: int, reason: text, document: text) -> none
INSERT INTO post_change (id, post_id, org_id, day, seats_before, seats_after, reason, document)
VALUES (:id, :post, :org, :day, :before, :after, :reason, :document);

