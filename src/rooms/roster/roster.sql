-- Lists of people and the search. What a list shows is decided here alone: region and range of paths stand in
-- every statement. The columns of the filters are all in the indexes person_by_key and person_by_path, so that a
-- list of a whole county is one walk over an index that is in the right order already; the rows themselves are
-- read for one page only.

-- How many of one status, for the tabs.
--: roster_count(region: int, status: int, path_from: text, path_to: text) -> one roster_number(n: int)
SELECT COUNT(*) FROM person WHERE region_id = :region AND status = :status AND path >= :path_from AND path < :path_to;

--: across roster_count_across(status: int, path_from: text, path_to: text) -> one roster_number
SELECT COUNT(*) FROM person WHERE status = :status AND path >= :path_from AND path < :path_to;

-- The whole of a county by name, without other filters: a deep page costs a walk and no sorting. COALESCE
-- keeps the indexes that would have to sort out of it, here and below.
--: roster_names_up(region: int, path_from: text, path_to: text, status_from: int, status_to: int, limit: int, offset: int) -> many roster_id(id: person_id)
SELECT id FROM person
 WHERE region_id = :region AND COALESCE(path, '') >= :path_from AND COALESCE(path, '') < :path_to
   AND COALESCE(status, 0) >= :status_from AND COALESCE(status, 0) <= :status_to
 ORDER BY pinyin_key, id LIMIT :limit OFFSET :offset;

--: roster_names_down(region: int, path_from: text, path_to: text, status_from: int, status_to: int, limit: int, offset: int) -> many roster_id
SELECT id FROM person
 WHERE region_id = :region AND COALESCE(path, '') >= :path_from AND COALESCE(path, '') < :path_to
   AND COALESCE(status, 0) >= :status_from AND COALESCE(status, 0) <= :status_to
 ORDER BY pinyin_key DESC, id DESC LIMIT :limit OFFSET :offset;

-- The same in order of the tree.
--: roster_paths_up(region: int, path_from: text, path_to: text, status_from: int, status_to: int, limit: int, offset: int) -> many roster_id
SELECT id FROM person
 WHERE region_id = :region AND path >= :path_from AND path < :path_to
   AND COALESCE(status, 0) >= :status_from AND COALESCE(status, 0) <= :status_to
 ORDER BY path, pinyin_key, id LIMIT :limit OFFSET :offset;

--: roster_paths_down(region: int, path_from: text, path_to: text, status_from: int, status_to: int, limit: int, offset: int) -> many roster_id
SELECT id FROM person
 WHERE region_id = :region AND path >= :path_from AND path < :path_to
   AND COALESCE(status, 0) >= :status_from AND COALESCE(status, 0) <= :status_to
 ORDER BY path DESC, pinyin_key DESC, id DESC LIMIT :limit OFFSET :offset;

-- Everything a list may ask for. by_day is what the list is sorted by when it is sorted by a day: 3 joined, 4 birth.
--: part roster_asked(status_from: int, status_to: int, sex: int, birth_from: day, birth_to: day, education_from: text,
--:   education_to: text, occupation: int, joined_from: day, joined_to: day, minority: bool, front_line: bool,
--:   no_number: bool, unreadable: bool, is_chosen: bool, chosen: ids)
   AND COALESCE(status, 0) >= :status_from AND COALESCE(status, 0) <= :status_to
   AND (:sex = -1 OR sex = :sex)
   AND birth_day >= :birth_from AND birth_day < :birth_to
   AND education >= :education_from AND education < :education_to
   AND (:occupation = -1 OR occupation = :occupation)
   AND joined_day >= :joined_from AND joined_day < :joined_to
   AND (:minority = 0 OR (nationality <> '01' AND nationality <> ''))
   AND (:front_line = 0 OR is_front_line = 1)
   AND (:no_number = 0 OR id_number_mask = '')
   AND (:unreadable = 0 OR pinyin_key LIKE '%{%')
   AND (:is_chosen = 0 OR id IN :chosen)

--: part in_role(role: text, today: day)
   AND (:role = '' OR id IN (SELECT person_id FROM person_role
         WHERE region_id = :region AND kind = :role AND from_day <= :today AND to_day > :today))

--: part in_role_across(role: text, today: day)
   AND (:role = '' OR id IN (SELECT person_id FROM person_role WHERE kind = :role AND from_day <= :today AND to_day > :today))

--: part roster_step(sort: int)
id, CASE :sort WHEN 3 THEN joined_day WHEN 4 THEN birth_day ELSE 0 END AS by_day

-- In order of names: over a whole county, below one town, and where a subtree spans counties.
--: roster_by_key(region: int, path_from: text, path_to: text, {roster_asked}, {in_role}, {roster_step}) -> each roster_step(id: person_id, by_day: day)
SELECT {roster_step} FROM person
 WHERE region_id = :region AND COALESCE(path, '') >= :path_from AND COALESCE(path, '') < :path_to {roster_asked} {in_role}
 ORDER BY pinyin_key, id;

-- The whole of a county with a day to sort by, without other filters: conditions that are always true cost as much as the walk.
--: roster_plain_by_key(region: int, path_from: text, path_to: text, status_from: int, status_to: int, {roster_step}) -> each roster_step
SELECT {roster_step} FROM person
 WHERE region_id = :region AND COALESCE(path, '') >= :path_from AND COALESCE(path, '') < :path_to
   AND COALESCE(status, 0) >= :status_from AND COALESCE(status, 0) <= :status_to
 ORDER BY pinyin_key, id;

--: roster_by_sorting(region: int, path_from: text, path_to: text, {roster_asked}, {in_role}, {roster_step}) -> each roster_step
SELECT {roster_step} FROM person
 WHERE region_id = :region AND path >= :path_from AND path < :path_to {roster_asked} {in_role}
 ORDER BY pinyin_key, id;

--: across roster_across(path_from: text, path_to: text, {roster_asked}, {in_role_across}, {roster_step}) -> each roster_step
SELECT {roster_step} FROM person
 WHERE path >= :path_from AND path < :path_to {roster_asked} {in_role_across}
 ORDER BY pinyin_key, id;

-- In order of the tree.
--: roster_by_path(region: int, path_from: text, path_to: text, {roster_asked}, {in_role}, {roster_step}) -> each roster_step
SELECT {roster_step} FROM person
 WHERE region_id = :region AND path >= :path_from AND path < :path_to {roster_asked} {in_role}
 ORDER BY path, pinyin_key, id;

--: across roster_across_by_path(path_from: text, path_to: text, {roster_asked}, {in_role_across}, {roster_step}) -> each roster_step
SELECT {roster_step} FROM person
 WHERE path >= :path_from AND path < :path_to {roster_asked} {in_role_across}
 ORDER BY path, pinyin_key, id;

-- The rows of one page; scope was decided by the statement that gave the ids, and is asked again here.
--: across roster_rows(ids: ids, path_from: text, path_to: text) -> many roster_row(id: person_id, region: int, org: org_id, org_name: text, name: text, former_name: text, sex: int, birth_day: day, birth_precision: int, id_number_mask: text, phone_mask: text, native_place: text, nationality: text, education: text, occupation: int, work_unit: text, job: text, is_front_line: bool, status: int, joined_day: day, joined_precision: int, full_day: day, row_version: int, pinyin_key: text, full_precision: int)
SELECT p.id, p.region_id, p.org_id, o.short_name, p.name, p.former_name, p.sex, p.birth_day, p.birth_precision,
       p.id_number_mask, p.phone_mask, p.native_place, p.nationality, p.education, p.occupation,
       p.work_unit, p.job, p.is_front_line, p.status, p.joined_day, p.joined_precision, p.full_day, p.row_version, p.pinyin_key, p.full_precision
  FROM person p JOIN org o ON o.id = p.org_id
 WHERE p.id IN :ids AND p.path >= :path_from AND p.path < :path_to;

-- The counties under an organisation of the level of a county or above.
--: roster_regions(org: org_id) -> many roster_region(region: int)
SELECT region_id FROM org WHERE id = :org UNION SELECT region_id FROM org WHERE parent_id = :org ORDER BY region_id;

-- The tree beside the list: units directly below.
--: roster_tree(org: org_id, today: day, limit: int) -> many roster_branch(id: org_id, name: text, path: text, is_inner: bool)
SELECT o.id, o.short_name, o.path,
       CASE WHEN EXISTS (SELECT 1 FROM org c WHERE c.parent_id = o.id AND c.to_day > :today) THEN 1 ELSE 0 END AS is_inner
  FROM org o
 WHERE o.parent_id = :org AND o.from_day <= :today AND o.to_day > :today ORDER BY o.path LIMIT :limit;

-- ---- the search ----
-- First hits in order, and how many there are up to a limit. Names that both ways find are left to the initials.

--: roster_find_initials(region: int, path_from: text, path_to: text, initials_from: text, initials_to: text, limit: int) -> many roster_id
SELECT id FROM person
 WHERE region_id = :region AND initials >= :initials_from AND initials < :initials_to
   AND COALESCE(path, '') >= :path_from AND COALESCE(path, '') < :path_to
 ORDER BY initials, pinyin_key, id LIMIT :limit;

--: roster_find_key(region: int, path_from: text, path_to: text, key_from: text, key_to: text, initials_from: text, initials_to: text, limit: int) -> many roster_id
SELECT id FROM person
 WHERE region_id = :region AND pinyin_key >= :key_from AND pinyin_key < :key_to
   AND COALESCE(path, '') >= :path_from AND COALESCE(path, '') < :path_to
   AND NOT (COALESCE(initials, '') >= :initials_from AND COALESCE(initials, '') < :initials_to)
 ORDER BY pinyin_key, id LIMIT :limit;

-- As every other list: by reading. Which ones, of more than are counted, is left to the index. Those that have the characters inside their name
-- are sorted when they are shown: sorting all that are counted would cost as much as finding them.
--: roster_find_name(region: int, path_from: text, path_to: text, name_from: text, name_to: text, limit: int) -> many roster_id
SELECT id FROM (SELECT id, pinyin_key FROM person
   WHERE region_id = :region AND name >= :name_from AND name < :name_to
     AND COALESCE(path, '') >= :path_from AND COALESCE(path, '') < :path_to
   ORDER BY name, birth_day, id LIMIT :limit) found
 ORDER BY pinyin_key, id;

-- Inside a name, by two neighbouring characters. Neither the pairs nor what was typed has the dot of a minority name, so that it is found without.
--: roster_find_pair(region: int, path_from: text, path_to: text, pair: text, inner: text, name_from: text, name_to: text, limit: int) -> many roster_id
SELECT p.id FROM person_bigram b CROSS JOIN person p
 WHERE p.id = b.person_id AND p.region_id = b.region_id AND b.region_id = :region AND b.bigram = :pair
   AND COALESCE(p.path, '') >= :path_from AND COALESCE(p.path, '') < :path_to
   AND REPLACE(p.name, '·', '') LIKE '%' || :inner || '%' AND NOT (p.name >= :name_from AND p.name < :name_to)
 ORDER BY b.person_id LIMIT :limit;

-- Inside a name, by one character: a walk over the names.
--: roster_find_inner(region: int, path_from: text, path_to: text, inner: text, name_from: text, name_to: text, limit: int) -> many roster_id
SELECT id FROM person
 WHERE region_id = :region AND COALESCE(path, '') >= :path_from AND COALESCE(path, '') < :path_to
   AND name LIKE '%' || :inner || '%' AND NOT (name >= :name_from AND name < :name_to)
 ORDER BY name, birth_day, id LIMIT :limit;

-- The same by the former name, for whom the name of today was not found.

--: part roster_former(region: int, path_from: text, path_to: text)
  FROM person_former f CROSS JOIN person p
 WHERE f.region_id = :region AND p.id = f.person_id AND p.region_id = f.region_id
   AND COALESCE(p.path, '') >= :path_from AND COALESCE(p.path, '') < :path_to

--: roster_former_initials({roster_former}, initials_from: text, initials_to: text, limit: int) -> many roster_id
SELECT p.id {roster_former} AND f.initials >= :initials_from AND f.initials < :initials_to
 ORDER BY f.initials, f.pinyin_key, p.id LIMIT :limit;

--: roster_former_key({roster_former}, key_from: text, key_to: text, limit: int) -> many roster_id
SELECT p.id {roster_former} AND f.pinyin_key >= :key_from AND f.pinyin_key < :key_to
 ORDER BY f.pinyin_key, p.id LIMIT :limit;

--: roster_former_name({roster_former}, name_from: text, name_to: text, limit: int) -> many roster_id
SELECT p.id {roster_former} AND f.name >= :name_from AND f.name < :name_to
 ORDER BY f.name, p.id LIMIT :limit;

--: roster_former_inner({roster_former}, inner: text, limit: int) -> many roster_id
SELECT p.id {roster_former} AND f.name LIKE '%' || :inner || '%'
 ORDER BY f.name, p.id LIMIT :limit;

--: roster_former_pair(region: int, path_from: text, path_to: text, pair: text, inner: text, limit: int) -> many roster_id
SELECT p.id FROM person_bigram b CROSS JOIN person_former f CROSS JOIN person p
 WHERE b.region_id = :region AND b.bigram = :pair AND f.region_id = b.region_id AND f.person_id = b.person_id
   AND p.id = f.person_id AND p.region_id = f.region_id AND COALESCE(p.path, '') >= :path_from AND COALESCE(p.path, '') < :path_to
   AND REPLACE(f.name, '·', '') LIKE '%' || :inner || '%'
 ORDER BY b.person_id LIMIT :limit;

-- A number of the ID card and one of the phone may end alike.
--: roster_find_tail(region: int, path_from: text, path_to: text, digest_from: text, digest_to: text, limit: int) -> many roster_id
SELECT DISTINCT p.id FROM person_tail t CROSS JOIN person p
 WHERE p.id = t.person_id AND p.region_id = t.region_id AND +t.region_id = :region AND t.digest >= :digest_from AND t.digest < :digest_to
   AND COALESCE(p.path, '') >= :path_from AND COALESCE(p.path, '') < :path_to
 ORDER BY p.id LIMIT :limit;

--: across roster_find_number(digest: text, path_from: text, path_to: text) -> many roster_id
SELECT p.id FROM person_key k JOIN person p ON p.id = k.person_id
 WHERE k.digest = :digest AND p.path >= :path_from AND p.path < :path_to ORDER BY p.id;

-- Organisations by what an index finds: how the name or its initials begin, the code.
--: roster_find_orgs(path_from: text, path_to: text, today: day, name_from: text, name_to: text, initials_from: text, initials_to: text, code: text, limit: int) -> many roster_org(id: org_id, name: text, kind: text, parent_name: text)
SELECT o.id, o.name, o.kind, COALESCE(p.name, '') AS parent_name FROM org o LEFT JOIN org p ON p.id = o.parent_id
 WHERE o.path >= :path_from AND o.path < :path_to AND o.to_day > :today
   AND o.id IN (SELECT id FROM org WHERE name >= :name_from AND name < :name_to
                UNION SELECT id FROM org WHERE initials >= :initials_from AND initials < :initials_to
                UNION SELECT id FROM org WHERE code = :code)
 ORDER BY o.level, o.path, o.id LIMIT :limit;

-- By a part of the name or of the short name, in characters. Names of towns and villages begin with the Party's own words.
--: roster_find_orgs_inner(path_from: text, path_to: text, today: day, inner: text, limit: int) -> many roster_org
SELECT o.id, o.name, o.kind, COALESCE(p.name, '') AS parent_name FROM org o LEFT JOIN org p ON p.id = o.parent_id
 WHERE o.path >= :path_from AND o.path < :path_to AND o.to_day > :today
   AND o.id IN (SELECT id FROM org WHERE path >= :path_from AND path < :path_to AND (name LIKE '%' || :inner || '%' OR short_name LIKE '%' || :inner || '%'))
 ORDER BY o.level, o.path, o.id LIMIT :limit;

-- ---- what an account keeps ----

--: roster_choice_get(account: int) -> one roster_choice_row(columns: text)
SELECT columns FROM roster_choice WHERE account_id = :account;

--: roster_choice_put(account: int, columns: text) -> none
INSERT INTO roster_choice (account_id, columns) VALUES (:account, :columns)
ON CONFLICT (account_id) DO UPDATE SET columns = excluded.columns;

-- list: "" for all of them.
--: roster_views(account: int, list: text) -> many roster_view_row(id: roster_view_id, list: text, name: text, query: text, row_version: int)
SELECT id, list, name, query, row_version FROM roster_view
 WHERE account_id = :account AND (:list = '' OR list = :list) ORDER BY created_s, id;

--: roster_view_get(id: roster_view_id, account: int) -> one roster_view_row
SELECT id, list, name, query, row_version FROM roster_view WHERE id = :id AND account_id = :account;

--: roster_view_insert(id: roster_view_id, account: int, list: text, name: text, query: text, created_s: time) -> none
INSERT INTO roster_view (id, account_id, list, name, query, created_s, row_version) VALUES (:id, :account, :list, :name, :query, :created_s, 1);

--: roster_view_update(id: roster_view_id, account: int, name: text, query: text, version: int) -> none
UPDATE roster_view SET name = :name, query = :query, row_version = row_version + 1
 WHERE id = :id AND account_id = :account AND row_version = :version;

--: roster_view_delete(id: roster_view_id, account: int) -> none
DELETE FROM roster_view WHERE id = :id AND account_id = :account;

-- ---- bulk edits ----

--: roster_edit_insert(id: roster_edit_id, account: int, org: int, work_unit: text, occupation: int, front_line: int, education: text, created_s: time) -> none
INSERT INTO roster_edit (id, account_id, org_id, work_unit, occupation, front_line, education, created_s)
VALUES (:id, :account, :org, :work_unit, :occupation, :front_line, :education, :created_s);

--: roster_edit_row_insert(edit: roster_edit_id, person: int, version: int) -> none
INSERT INTO roster_edit_row (edit_id, person_id, version) VALUES (:edit, :person, :version) ON CONFLICT DO NOTHING;

--: roster_edit_get(id: roster_edit_id, account: int) -> one roster_edit_draft(id: roster_edit_id, org: int, work_unit: text, occupation: int, front_line: int, education: text)
SELECT id, org_id, work_unit, occupation, front_line, education FROM roster_edit WHERE id = :id AND account_id = :account;

--: roster_edit_rows(edit: roster_edit_id, after: int, limit: int) -> many roster_edit_target(person: int, version: int)
SELECT person_id, version FROM roster_edit_row WHERE edit_id = :edit AND person_id > :after ORDER BY person_id LIMIT :limit;

--: roster_edit_rows_take(edit: roster_edit_id, upto: int) -> none
DELETE FROM roster_edit_row WHERE edit_id = :edit AND person_id <= :upto;

--: roster_edit_size(edit: roster_edit_id) -> one roster_number
SELECT COUNT(*) FROM roster_edit_row WHERE edit_id = :edit;

-- An account has one at a time: a new preview, or the end of applying, throws the old ones away.
--: roster_edit_rows_clear(account: int) -> none
DELETE FROM roster_edit_row WHERE edit_id IN (SELECT id FROM roster_edit WHERE account_id = :account);

--: roster_edit_clear(account: int) -> none
DELETE FROM roster_edit WHERE account_id = :account;

--: roster_edit_set(id: person_id, region: int, version: int, work_unit: text, occupation: int, front_line: int, education: text) -> none
UPDATE person
   SET work_unit = CASE WHEN :work_unit = '' THEN work_unit ELSE :work_unit END,
       occupation = CASE WHEN :occupation = -1 THEN occupation ELSE :occupation END,
       is_front_line = CASE WHEN :front_line = -1 THEN is_front_line ELSE :front_line END,
       education = CASE WHEN :education = '' THEN education ELSE :education END,
       row_version = row_version + 1
 WHERE id = :id AND region_id = :region AND row_version = :version;
