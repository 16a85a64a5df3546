-- Organisations: the tree and its history. Posts and their holders are in post.sql.

--: part org_columns()
id, code, kind, name, short_name, parent_id, path, level, region_id, unit_kind, from_day, to_day,
       term_years, elected_day, term_ends_day, host_id, note, row_version
  FROM org

--: org_get(id: org_id) -> one org_row(id: org_id, code: text, kind: text, name: text, short_name: text, parent: org_id, path: text, level: int, region: int, unit_kind: text, from_day: day, to_day: day, term_years: int, elected_day: day, term_ends_day: day, host: int, note: text?, row_version: int)
SELECT {org_columns} WHERE id = :id;

-- Anywhere, those of the shortest names first: of a village it is the branch.
--: org_names_with(part: text, day: day, limit: int) -> many org_similar_row(id: org_id, name: text, code: text, kind: text, upper: text)
SELECT o.id, o.name, o.code, o.kind, COALESCE(u.name, '') AS upper FROM org o LEFT JOIN org u ON u.id = o.parent_id
 WHERE o.name LIKE '%' || :part || '%' AND o.to_day > :day ORDER BY length(o.name), o.id LIMIT :limit;

--: org_by_code(code: text) -> one org_row
SELECT {org_columns} WHERE code = :code;

--: part org_item_columns(today: day)
o.id, o.code, o.kind, o.name, o.path,
       (SELECT COUNT(*) FROM org c WHERE c.parent_id = o.id AND c.to_day > :today) AS children, o.term_ends_day, o.to_day,
       o.unit_kind, o.short_name, COALESCE(p.short_name, '') AS parent_name
  FROM org o LEFT JOIN org p ON p.id = o.parent_id

--: org_item_of(id: org_id, today: day) -> one org_item(id: org_id, code: text, kind: text, name: text, path: text, children: int, term_ends_day: day, to_day: day, unit_kind: text, short_name: text, parent_name: text)
SELECT {org_item_columns} WHERE o.id = :id;

--: org_children(parent: org_id, today: day, limit: int, offset: int) -> many org_item
SELECT {org_item_columns}
 WHERE o.parent_id = :parent AND o.from_day <= :today AND o.to_day > :today
 ORDER BY o.path LIMIT :limit OFFSET :offset;

--: org_children_count(parent: org_id, today: day) -> one org_number(n: int)
SELECT COUNT(*) FROM org WHERE parent_id = :parent AND from_day <= :today AND to_day > :today;

-- Units of the Party below a node (is_party 1), or the bodies beside them (0): the kinds are those of org_kind.c.
--: org_children_apart(parent: org_id, today: day, is_party: int, limit: int, offset: int) -> many org_item
SELECT {org_item_columns}
 WHERE o.parent_id = :parent AND o.from_day <= :today AND o.to_day > :today
   AND (CASE WHEN o.kind IN ('city_committee', 'committee', 'work_committee', 'party_group', 'general_branch', 'branch', 'joint_branch', 'project_branch',
                           'functional_branch', 'temporary_branch', 'floating_branch', 'group') THEN 1 ELSE 0 END) = :is_party
 ORDER BY o.path LIMIT :limit OFFSET :offset;

--: org_children_apart_count(parent: org_id, today: day, is_party: int) -> one org_number
SELECT COUNT(*) FROM org o WHERE o.parent_id = :parent AND o.from_day <= :today AND o.to_day > :today
   AND (CASE WHEN o.kind IN ('city_committee', 'committee', 'work_committee', 'party_group', 'general_branch', 'branch', 'joint_branch', 'project_branch',
                           'functional_branch', 'temporary_branch', 'floating_branch', 'group') THEN 1 ELSE 0 END) = :is_party;

--: org_ancestors(path: text) -> many org_item
SELECT o.id, o.code, o.kind, o.name, o.path, 0, o.term_ends_day, o.to_day, o.unit_kind, o.short_name,
       COALESCE(p.short_name, '') AS parent_name
  FROM org o LEFT JOIN org p ON p.id = o.parent_id
 WHERE o.path <= :path AND substr(:path, 1, length(o.path)) = o.path AND o.path <> ''
   AND o.path IN (substr(:path, 1, 4), substr(:path, 1, 8), substr(:path, 1, 12), substr(:path, 1, 16), substr(:path, 1, 20), substr(:path, 1, 24))
 ORDER BY o.path;

-- By initials, pinyin (four letters anywhere: a name may begin with 中共云川市), code or a part of the name; with a number also by what stands before it: "wjs5" and "王家山5" are
-- 王家山村第五党支部, so :stem is "wjs" and :ordinal "第五". The upper units come first.
--: org_find(path_from: text, path_to: text, today: day, text: text, text_to: text, stem: text, stem_to: text, ordinal: text,
--:          code: text, limit: int) -> many org_item
SELECT {org_item_columns}
 WHERE o.path >= :path_from AND o.path < :path_to AND o.from_day <= :today AND o.to_day > :today
   AND ((o.initials >= :text AND o.initials < :text_to) OR o.code = :code OR o.code = UPPER(:code) OR o.name LIKE '%' || :text || '%' OR o.short_name LIKE '%' || :text || '%'
        OR (replace(o.pinyin_key, ' ', '') >= :text AND replace(o.pinyin_key, ' ', '') < :text_to)
        OR (length(:text) >= 4 AND replace(o.pinyin_key, ' ', '') LIKE '%' || :text || '%')
        OR (:ordinal <> '' AND o.name LIKE '%' || :ordinal || '%'
            AND ((o.initials >= :stem AND o.initials < :stem_to) OR o.name LIKE '%' || :stem || '%')))
 ORDER BY o.level, o.path, o.id LIMIT :limit;

-- kinds: ".branch.joint_branch."; "" for all. part: of the name, its initials or its pinyin, in small letters.
--: part org_listed(path_from: text, path_to: text, today: day, kinds: text, unit_kind: text, term_before: day, part: text, code: text)
 WHERE o.path >= :path_from AND o.path < :path_to AND o.from_day <= :today AND o.to_day > :today
   AND (:kinds = '' OR :kinds LIKE '%.' || o.kind || '.%') AND (:unit_kind = '' OR o.unit_kind = :unit_kind)
   AND (:term_before = 2932897 OR (o.term_years > 0 AND o.term_ends_day < :term_before))
   AND (:part = '' OR LOWER(o.name) LIKE '%' || :part || '%' OR o.initials LIKE '%' || :part || '%'
        OR replace(o.pinyin_key, ' ', '') LIKE '%' || :part || '%' OR o.code = :code)

--: org_list({org_listed}, limit: int, offset: int) -> many org_list_row(id: org_id, code: text, kind: text, unit_kind: text, name: text, parent_name: text, from_day: day, elected_day: day, term_ends_day: day)
SELECT o.id, o.code, o.kind, o.unit_kind, o.name, COALESCE(p.name, '') AS parent_name, o.from_day, o.elected_day, o.term_ends_day
  FROM org o LEFT JOIN org p ON p.id = o.parent_id {org_listed}
 ORDER BY o.path, o.id LIMIT :limit OFFSET :offset;

--: org_list_count({org_listed}) -> one org_number
SELECT COUNT(*) FROM org o {org_listed};

--: org_history(id: org_id) -> many org_history_row(id: int, parent: int, parent_path: text, parent_name: text, name: text, kind: text, from_day: day, to_day: day, reason: text, document: text)
SELECT h.id, h.parent_id AS parent, COALESCE(p.path, '') AS parent_path, COALESCE(p.name, '') AS parent_name, h.name, h.kind, h.from_day, h.to_day, h.reason, h.document
  FROM org_path h LEFT JOIN org p ON p.id = h.parent_id
 WHERE h.org_id = :id ORDER BY h.from_day, h.id;

-- What was merged into it, the earliest first: how each was called, and where it hung.
--: org_mergers(into: int) -> many org_merger_row(org: org_id, name: text, path: text, day: day, document: text)
SELECT org_id AS org, name, path, from_day AS day, document FROM org_path
 WHERE parent_id = :into AND reason = 'merged' AND from_day = to_day ORDER BY from_day, id;

-- With how many members, of it and of all that hung below it until that day, and how many such organisations.
--: org_merger_size(region: int, org: org_id, path: text, path_to: text, day: day) -> one org_merger_size_row(members: int, units: int)
WITH along AS (
  SELECT DISTINCT b.org_id FROM org_path b
   WHERE b.path > :path AND b.path < :path_to AND b.to_day = :day
     AND EXISTS (SELECT 1 FROM org_path a WHERE a.org_id = b.org_id AND a.from_day = :day AND a.reason = 'moved'))
SELECT (SELECT COUNT(*) FROM membership WHERE region_id = :region AND org_id = :org AND to_day = :day AND ended_by = 'moved' AND status IN (1, 2, 3)) +
       (SELECT COUNT(*) FROM along l CROSS JOIN membership m
         WHERE m.region_id = :region AND m.org_id = l.org_id AND m.from_day <= :day AND m.to_day > :day AND m.status IN (1, 2, 3)) AS members,
       (SELECT COUNT(*) FROM along) AS units;

--: org_siblings_named(parent: org_id, name: text, other: org_id, today: day) -> one org_number
SELECT COUNT(*) FROM org WHERE parent_id = :parent AND name = :name AND id <> :other AND to_day > :today;

-- The last path ever used below a node: one that was moved away keeps its place in history, so it is not given twice.
--: org_last_path_below(path: text, path_to: text) -> one org_text(text: text)
SELECT COALESCE(MAX(below.path), '') AS path
  FROM (SELECT MAX(path) AS path FROM org WHERE path > :path AND path < :path_to
        UNION ALL
        SELECT MAX(path) AS path FROM org_path WHERE path > :path AND path < :path_to) AS below;

--: org_subtree(path_from: text, path_to: text) -> many org_node(id: org_id, parent: org_id, path: text, kind: text, name: text)
SELECT id, parent_id, path, kind, name FROM org WHERE path >= :path_from AND path < :path_to AND to_day = 2932897 ORDER BY path;

-- What changed below the top on the day or later, the latest: its open line begins there.
--: org_changed_below(path: text, path_to: text, day: day) -> one org_changed_row(name: text, from_day: day)
SELECT o.name, h.from_day FROM org o JOIN org_path h ON h.org_id = o.id
 WHERE o.path > :path AND o.path < :path_to AND o.to_day = 2932897 AND h.to_day = 2932897 AND h.from_day >= :day ORDER BY h.from_day DESC, o.id LIMIT 1;

-- Lines that end before they begin: moves were once dated before the founding of what hung below.
--: org_lines_inverted() -> one org_inverted_row(n: int, name: text)
SELECT COUNT(*) AS n, COALESCE(MIN(name), '') AS name FROM org_path WHERE to_day < from_day;

--: org_members_now(org: org_id, today: day) -> one org_members(full_count: int, probationary_count: int, others_count: int)
SELECT CAST(COALESCE(SUM(CASE WHEN status IN (2, 3) THEN 1 ELSE 0 END), 0) AS BIGINT) AS full_count,
       CAST(COALESCE(SUM(CASE WHEN status = 1 THEN 1 ELSE 0 END), 0) AS BIGINT) AS probationary_count,
       CAST(COALESCE(SUM(CASE WHEN status NOT IN (1, 2, 3) THEN 1 ELSE 0 END), 0) AS BIGINT) AS others_count
  FROM membership WHERE region_id = (SELECT region_id FROM org WHERE id = :org) AND org_id = :org AND from_day <= :today AND to_day > :today;

--: org_insert(id: org_id, code: text, kind: text, name: text, short_name: text, pinyin_key: text, initials: text, parent: org_id, path: text, level: int, region: int, unit_kind: text, from_day: day, term_years: int, host: int, note: text?) -> none
INSERT INTO org (id, code, kind, name, short_name, pinyin_key, initials, parent_id, path, level, region_id, unit_kind,
                 from_day, to_day, term_years, elected_day, term_ends_day, host_id, external_code, place_id, note, row_version)
VALUES (:id, :code, :kind, :name, :short_name, :pinyin_key, :initials, :parent, :path, :level, :region, :unit_kind,
        :from_day, 2932897, :term_years, 2932897, 2932897, :host, '', 0, :note, 1);

-- Of every organisation whose number lies between both, in 100 characters of name and short name each.
--: org_bigrams_add(from: org_id, to: org_id) -> none
INSERT INTO org_bigram (bigram)
WITH RECURSIVE place(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM place WHERE i < 99)
SELECT DISTINCT substr(n.name, CAST(i AS INTEGER), 2)
  FROM (SELECT name FROM org WHERE id BETWEEN :from AND :to UNION SELECT short_name FROM org WHERE id BETWEEN :from AND :to) n
  JOIN place ON i < length(n.name)
 WHERE TRUE ON CONFLICT DO NOTHING;

--: org_bigram_has(bigram: text) -> one org_bigram_count(count: int)
SELECT CAST(COUNT(*) AS BIGINT) AS count FROM org_bigram WHERE bigram = :bigram;

--: org_history_insert(id: int, org: org_id, parent: org_id, path: text, name: text, kind: text, from_day: day, to_day: day, reason: text, document: text) -> none
INSERT INTO org_path (id, org_id, parent_id, path, name, kind, from_day, to_day, reason, document)
VALUES (:id, :org, :parent, :path, :name, :kind, :from_day, :to_day, :reason, :document);

--: org_history_open(org: org_id) -> one org_open(id: int, from_day: day, name: text)
SELECT id, from_day, name FROM org_path WHERE org_id = :org AND to_day = 2932897 ORDER BY from_day DESC LIMIT 1;

--: org_history_close(org: org_id, day: day) -> none
UPDATE org_path SET to_day = :day WHERE org_id = :org AND to_day = 2932897;

-- The line that began on the day: what was of no day, a slip or an end, is none.
--: org_history_begun(org: org_id, day: day) -> one org_line(id: int, parent: org_id, path: text, name: text, kind: text)
SELECT id, parent_id, path, name, kind FROM org_path WHERE org_id = :org AND from_day = :day AND to_day > from_day ORDER BY id DESC LIMIT 1;

--: org_history_set_name(id: int, name: text) -> none
UPDATE org_path SET name = :name WHERE id = :id;

--: org_history_shift_from(org: org_id, was: day, became: day) -> none
UPDATE org_path SET from_day = :became, to_day = CASE WHEN to_day = :was THEN :became ELSE to_day END WHERE org_id = :org AND from_day = :was;

--: org_set_from_day(id: org_id, day: day, version: int) -> none
UPDATE org SET from_day = :day, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

-- The first day on which something of it stands that its founding day did not bring along: a unit below, a later line of its
-- history, a post that was made later, somebody in a post, a branch's election.
--: org_first_day_within(org: org_id) -> one org_first_day(day: day)
SELECT CAST(COALESCE(MIN(day), 2932897) AS BIGINT) AS day
  FROM (SELECT MIN(c.from_day) AS day FROM org c JOIN org o ON o.id = c.parent_id WHERE c.parent_id = :org AND c.from_day >= o.from_day
        UNION ALL SELECT MIN(h.from_day) FROM org_path h JOIN org o ON o.id = h.org_id WHERE h.org_id = :org AND h.from_day > o.from_day
        UNION ALL SELECT MIN(to_day) - 1 FROM org_path WHERE org_id = :org AND from_day < to_day
        UNION ALL SELECT MIN(p.from_day) FROM post p JOIN org o ON o.id = p.org_id WHERE p.org_id = :org AND p.from_day <> o.from_day
        UNION ALL SELECT MIN(h.from_day) FROM holding h JOIN post p ON p.id = h.post_id WHERE p.org_id = :org
        UNION ALL SELECT MIN(elected_day) FROM org_term WHERE org_id = :org
        UNION ALL SELECT MIN(to_day) - 1 FROM org_unit WHERE org_id = :org
        UNION ALL SELECT elected_day FROM org WHERE id = :org) AS days;

--: across org_first_member_day(org: org_id) -> one org_first_day
SELECT CAST(COALESCE(MIN(from_day), 2932897) AS BIGINT) AS day FROM membership WHERE org_id = :org;

--: org_set_name(id: org_id, name: text, short_name: text, pinyin_key: text, initials: text, version: int) -> none
UPDATE org SET name = :name, short_name = :short_name, pinyin_key = :pinyin_key, initials = :initials, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

--: org_set_parent(id: org_id, parent: org_id, version: int) -> none
UPDATE org SET parent_id = :parent, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: org_move_paths(path_from: text, path_to: text, length: int, new_path: text) -> none
UPDATE org SET path = :new_path || substr(path, CAST(:length + 1 AS INTEGER)) WHERE path >= :path_from AND path < :path_to;

--: across org_move_people(path_from: text, path_to: text, length: int, new_path: text) -> none
UPDATE person SET path = :new_path || substr(path, CAST(:length + 1 AS INTEGER)) WHERE path >= :path_from AND path < :path_to;

--: across org_move_floating(path_from: text, path_to: text, length: int, new_path: text) -> none
UPDATE floating SET path = :new_path || substr(path, CAST(:length + 1 AS INTEGER)) WHERE path >= :path_from AND path < :path_to;

--: across org_move_dues(path_from: text, path_to: text, length: int, new_path: text) -> none
UPDATE dues_member SET path = :new_path || substr(path, CAST(:length + 1 AS INTEGER)) WHERE path >= :path_from AND path < :path_to;

--: org_move_floating_hosts(path_from: text, path_to: text, length: int, new_path: text) -> none
UPDATE floating_host SET path = :new_path || substr(path, CAST(:length + 1 AS INTEGER)) WHERE path >= :path_from AND path < :path_to;

--: org_move_passes(path_from: text, path_to: text, length: int, new_path: text) -> none
UPDATE pass SET path = :new_path || substr(path, CAST(:length + 1 AS INTEGER)) WHERE path >= :path_from AND path < :path_to;

--: org_move_certificates(path_from: text, path_to: text, length: int, new_path: text) -> none
UPDATE certificate SET path = :new_path || substr(path, CAST(:length + 1 AS INTEGER)) WHERE path >= :path_from AND path < :path_to;

--: org_move_batches(path_from: text, path_to: text, length: int, new_path: text) -> none
UPDATE batch SET path = :new_path || substr(path, CAST(:length + 1 AS INTEGER)) WHERE path >= :path_from AND path < :path_to;

--: org_move_stations(path_from: text, path_to: text, length: int, new_path: text) -> none
UPDATE station_entry SET path = :new_path || substr(path, CAST(:length + 1 AS INTEGER)) WHERE path >= :path_from AND path < :path_to;

--: org_move_station_homes(path_from: text, path_to: text, length: int, new_path: text) -> none
UPDATE station_entry SET home_path = :new_path || substr(home_path, CAST(:length + 1 AS INTEGER)) WHERE home_path >= :path_from AND home_path < :path_to;

--: org_move_residents(path_from: text, path_to: text, length: int, new_path: text) -> none
UPDATE resident SET path = :new_path || substr(path, CAST(:length + 1 AS INTEGER)) WHERE path >= :path_from AND path < :path_to;

--: org_move_resident_communities(path_from: text, path_to: text, length: int, new_path: text) -> none
UPDATE resident SET community_path = :new_path || substr(community_path, CAST(:length + 1 AS INTEGER)) WHERE community_path >= :path_from AND community_path < :path_to;

--: org_set_closed(id: org_id, day: day, version: int) -> none
UPDATE org SET to_day = :day, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: org_set_term(id: org_id, elected_day: day, term_years: int, term_ends_day: day, version: int) -> none
UPDATE org SET elected_day = :elected_day, term_years = :term_years, term_ends_day = :term_ends_day, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

--: org_term_keep(org: org_id, elected_day: day, term_years: int, term_ends_day: day, to_day: day) -> none
INSERT INTO org_term (org_id, elected_day, term_years, term_ends_day, to_day) VALUES (:org, :elected_day, :term_years, :term_ends_day, :to_day)
ON CONFLICT (org_id, elected_day) DO UPDATE SET term_years = :term_years, term_ends_day = :term_ends_day, to_day = :to_day;

--: org_terms(org: org_id) -> many org_term_row(elected_day: day, term_years: int, term_ends_day: day, to_day: day)
SELECT elected_day, term_years, term_ends_day, to_day FROM org_term WHERE org_id = :org ORDER BY elected_day;

-- The one that ended with an election on `was` ended on `became`.
--: org_term_until(org: org_id, was: day, became: day) -> none
UPDATE org_term SET to_day = :became WHERE org_id = :org AND to_day = :was;

--: org_unit_keep(org: org_id, unit_kind: text, to_day: day) -> none
INSERT INTO org_unit (org_id, unit_kind, to_day) VALUES (:org, :unit_kind, :to_day);

--: org_units(org: org_id) -> many org_unit_row(unit_kind: text, to_day: day)
SELECT unit_kind, to_day FROM org_unit WHERE org_id = :org ORDER BY to_day;

--: org_set_facts(id: org_id, unit_kind: text, note: text?, version: int) -> none
UPDATE org SET unit_kind = :unit_kind, note = :note, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: org_host(id: int) -> one org_host_row(id: int, name: text, kind: text, org: int, product: text, households: int, coverage: text, to_day: day)
SELECT id, name, kind, org_id, product, households, coverage, to_day FROM host_unit WHERE id = :id;

-- Units by name, or what the name holds, in a range.
--: org_hosts_named(path_from: text, path_to: text, name: text) -> many org_host_choice(id: int, name: text, org_name: text)
SELECT u.id, u.name, o.name AS org_name FROM host_unit u JOIN org o ON o.id = u.org_id
 WHERE o.path >= :path_from AND o.path < :path_to AND u.to_day = 2932897 AND u.name LIKE '%' || :name || '%' ORDER BY o.path, u.name, u.id LIMIT 100;

-- From the day on; the other statement keeps what was until then, where that began before.
--: org_host_uncovered(id: int, day: day) -> none
INSERT INTO host_cover (host_id, coverage, covered_by, to_day)
SELECT u.id, u.coverage, u.covered_by, :day FROM host_unit u
 WHERE u.id = :id AND u.coverage = 'none' AND u.from_day < :day AND NOT EXISTS (SELECT 1 FROM host_cover k WHERE k.host_id = u.id AND k.to_day >= :day);

--: org_host_cover(id: int, org: org_id) -> none
UPDATE host_unit SET coverage = 'own', covered_by = :org, row_version = row_version + 1 WHERE id = :id AND coverage = 'none';

-- Units that an organisation covers, other than the one it stands on.
--: org_covers(org: org_id, host: int, today: day, limit: int) -> many org_host_row
SELECT id, name, kind, org_id, product, households, coverage, to_day FROM host_unit
 WHERE covered_by = :org AND id <> :host AND to_day > :today ORDER BY kind, name, id LIMIT :limit;

-- Units that it covers together with others on the day.
--: org_joint_units(org: org_id, day: day) -> one org_number
SELECT COUNT(*) FROM host_unit WHERE covered_by = :org AND coverage = 'joint' AND from_day <= :day AND to_day > :day;

-- Co-operatives in the area of an organisation, for the chain of branch, product, co-operative and households.
--: org_cooperatives(path_from: text, path_to: text, today: day, limit: int) -> many org_host_row
SELECT u.id, u.name, u.kind, u.org_id, u.product, u.households, u.coverage, u.to_day FROM org o JOIN host_unit u ON u.org_id = o.id
 WHERE o.path >= :path_from AND o.path < :path_to AND u.kind = 'cooperative' AND u.to_day > :today ORDER BY o.path, u.name, u.id LIMIT :limit;

--: org_approval_get(org: org_id) -> one org_approval_row(authority: text, document: text, approved_day: day, linked: org_id, linked_name: text)
SELECT a.authority, a.document, a.approved_day, a.linked_org_id, COALESCE(l.name, '') AS linked_name
  FROM org_approval a LEFT JOIN org l ON l.id = a.linked_org_id WHERE a.org_id = :org;

--: org_approval_set(org: org_id, authority: text, document: text, approved_day: day, linked: org_id) -> none
INSERT INTO org_approval (org_id, authority, document, approved_day, linked_org_id) VALUES (:org, :authority, :document, :approved_day, :linked)
ON CONFLICT (org_id) DO UPDATE SET authority = :authority, document = :document, approved_day = :approved_day, linked_org_id = :linked;

-- The other side of a link is told too, unless it is linked already.
--: org_approval_link(org: org_id, linked: org_id) -> none
UPDATE org_approval SET linked_org_id = :linked WHERE org_id = :org AND linked_org_id = 0;
