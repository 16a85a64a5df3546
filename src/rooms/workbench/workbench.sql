-- What is due for the post that is held, counted and listed from the registers. Each statement is one walk over an
-- index that has all its conditions (org_by_path, post_by_kind, holding_by_second, person_by_status); rows themselves
-- are read for the few lines that are shown: the first of each group (late, today, this week, later), so that many of one
-- group leave room for those of the next.

-- How many are due before each of these days: late, today, this week and later.
--: workbench_terms_due(path_from: text, path_to: text, today: day, tomorrow: day, week_end: day, last: day) -> one workbench_due(late: int, today: int, week: int, soon: int)
SELECT COALESCE(SUM(CASE WHEN term_ends_day < :today THEN 1 ELSE 0 END), 0) AS late,
       COALESCE(SUM(CASE WHEN term_ends_day >= :today AND term_ends_day < :tomorrow THEN 1 ELSE 0 END), 0) AS today,
       COALESCE(SUM(CASE WHEN term_ends_day >= :tomorrow AND term_ends_day < :week_end THEN 1 ELSE 0 END), 0) AS week,
       COALESCE(SUM(CASE WHEN term_ends_day >= :week_end THEN 1 ELSE 0 END), 0) AS soon
  FROM org
 WHERE path >= :path_from AND path < :path_to AND to_day = 2932897 AND term_years > 0 AND term_ends_day < :last;

--: workbench_terms(path_from: text, path_to: text, today: day, tomorrow: day, week_end: day, last: day, limit: int) -> many workbench_term(id: org_id)
SELECT id FROM (SELECT id, path, term_ends_day, ROW_NUMBER() OVER (
         PARTITION BY CASE WHEN term_ends_day < :today THEN 0 WHEN term_ends_day < :tomorrow THEN 1 WHEN term_ends_day < :week_end THEN 2 ELSE 3 END
         ORDER BY term_ends_day, path, id) AS place
          FROM org
         WHERE path >= :path_from AND path < :path_to AND to_day = 2932897 AND term_years > 0 AND term_ends_day < :last) due
 WHERE place <= :limit ORDER BY term_ends_day, path, id;

--: workbench_terms_of(orgs: ids) -> many workbench_term_row(id: org_id, name: text, day: day)
SELECT id, name, term_ends_day AS day FROM org WHERE id IN :orgs ORDER BY term_ends_day, path, id;

-- Nobody can be chosen where nobody is registered yet: a branch without a member and without a secretary so far is told to enter them, however long ago
-- it was founded.
--: workbench_vacant(path_from: text, path_to: text, today: day, before: day) -> one workbench_number(n: int)
SELECT COUNT(*) FROM org o JOIN post q ON q.org_id = o.id
 WHERE o.path >= :path_from AND o.path < :path_to AND o.to_day = 2932897
   AND q.kind = 'secretary' AND q.from_day <= :before AND q.to_day > :today
   AND NOT EXISTS (SELECT 1 FROM holding h WHERE h.post_id = q.id AND h.to_day > :before)
   AND (o.kind NOT IN ('branch', 'joint_branch') OR EXISTS (SELECT 1 FROM holding h WHERE h.post_id = q.id)
        OR EXISTS (SELECT 1 FROM person p WHERE p.region_id = o.region_id AND p.org_id = o.id AND p.status IN (1, 2, 3)));

-- Seats of deputy secretaries of branches that were left within the term, and nobody came since (《中国共产党基层组织选举工作条例》（2020年）: a by-election, or whom the committee above names).
-- Where a term ended the next election says how many there are. An appointment that was never confirmed, or held for no day, neither left a seat nor filled one.
--: workbench_deputies(path_from: text, path_to: text, today: day) -> one workbench_number
SELECT CAST(COALESCE(SUM(CASE WHEN x.gone < x.free THEN x.gone ELSE x.free END), 0) AS BIGINT) AS n
  FROM (SELECT q.seats - (SELECT COUNT(*) FROM holding h WHERE h.post_id = q.id AND h.to_day > :today) AS free,
               (SELECT COUNT(*) FROM holding h WHERE h.post_id = q.id AND h.to_day <= :today AND h.from_day < h.to_day AND h.needs_second = 0
                   AND NOT EXISTS (SELECT 1 FROM holding n WHERE n.post_id = q.id AND n.from_day >= h.to_day AND n.from_day < n.to_day)
                   AND NOT EXISTS (SELECT 1 FROM holding_ending e WHERE e.holding_id = h.id AND e.ended_as = 'term')) AS gone
          FROM org o JOIN post q ON q.org_id = o.id
         WHERE o.path >= :path_from AND o.path < :path_to AND o.to_day = 2932897 AND o.kind IN ('branch', 'joint_branch', 'general_branch')
           AND q.kind = 'deputy_secretary' AND q.to_day > :today) x
 WHERE x.free > 0;

-- Of those whom the actor may confirm: below the own level, somebody else, proposed by somebody else. What follows from a post is confirmed with it.
--: workbench_confirmations_count(path_from: text, path_to: text, today: day, account: int, person: int, level: int) -> one workbench_number
SELECT COUNT(*) FROM holding h CROSS JOIN org o
 WHERE o.id = h.org_id AND h.needs_second = 1 AND h.to_day > :today AND h.proposed_by <> :account AND h.person_id <> :person AND h.manner <> 'derived'
   AND o.level > :level AND o.path >= :path_from AND o.path < :path_to;

--: across workbench_confirmations(path_from: text, path_to: text, today: day, account: int, person: int, level: int, limit: int) -> many workbench_confirmation(id: holding_id, person_name: text, post_name: text, org_name: text, day: day)
SELECT h.id, p.name AS person_name, q.name AS post_name, o.name AS org_name, h.from_day AS day
  FROM holding h CROSS JOIN org o JOIN post q ON q.id = h.post_id JOIN person p ON p.id = h.person_id
 WHERE o.id = h.org_id AND h.needs_second = 1 AND h.to_day > :today AND h.proposed_by <> :account AND h.person_id <> :person AND h.manner <> 'derived'
   AND o.level > :level AND o.path >= :path_from AND o.path < :path_to
 ORDER BY h.from_day, h.id LIMIT :limit;

-- Whose probation is extended is asked about by the end of that (run_extended_of).
--: part extended(region: int)
SELECT x.person_id FROM person_role x WHERE x.region_id = :region AND x.kind = 'extended' AND x.to_day = 2932897

--: workbench_conversions_due(region: int, path_from: text, path_to: text, today: day, tomorrow: day, week_end: day, last: day) -> one workbench_due
SELECT COALESCE(SUM(CASE WHEN joined_day < :today THEN 1 ELSE 0 END), 0) AS late,
       COALESCE(SUM(CASE WHEN joined_day >= :today AND joined_day < :tomorrow THEN 1 ELSE 0 END), 0) AS today,
       COALESCE(SUM(CASE WHEN joined_day >= :tomorrow AND joined_day < :week_end THEN 1 ELSE 0 END), 0) AS week,
       COALESCE(SUM(CASE WHEN joined_day >= :week_end THEN 1 ELSE 0 END), 0) AS soon
  FROM person
 WHERE region_id = :region AND status = 1 AND path >= :path_from AND path < :path_to AND joined_day < :last AND id NOT IN ({extended});

--: workbench_conversions(region: int, path_from: text, path_to: text, today: day, tomorrow: day, week_end: day, last: day, limit: int) -> many workbench_conversion(id: person_id, name: text, org_name: text, joined_day: day)
SELECT p.id, p.name, o.name AS org_name, p.joined_day
  FROM (SELECT id, ROW_NUMBER() OVER (
         PARTITION BY CASE WHEN joined_day < :today THEN 0 WHEN joined_day < :tomorrow THEN 1 WHEN joined_day < :week_end THEN 2 ELSE 3 END
         ORDER BY joined_day, id) AS place
          FROM person
         WHERE region_id = :region AND status = 1 AND path >= :path_from AND path < :path_to AND joined_day < :last AND id NOT IN ({extended})) due
  JOIN person p ON p.region_id = :region AND p.id = due.id JOIN org o ON o.id = p.org_id
 WHERE due.place <= :limit ORDER BY p.joined_day, p.id;

-- Who has applied in the organisation, the earliest first, and whether some case about him is open.
--: workbench_applicants(region: int, org: int) -> many workbench_applicant(id: person_id, name: text, applied_day: day, from_day: day, has_case: bool)
SELECT p.id, p.name, p.applied_day, r.from_day,
       CASE WHEN EXISTS (SELECT 1 FROM run x WHERE x.region_id = :region AND x.subject_kind = 'person' AND x.subject_id = p.id AND x.state = 'open') THEN 1 ELSE 0 END AS has_case
  FROM person_role r CROSS JOIN person p
 WHERE r.region_id = :region AND r.org_id = :org AND r.kind = 'applicant' AND r.to_day = 2932897 AND p.region_id = :region AND p.id = r.person_id AND p.status = 0
 ORDER BY CASE WHEN p.applied_day > -2147483647 THEN p.applied_day ELSE r.from_day END, p.id LIMIT 2000;

-- The branch answers; organisations above are told when it did not in time. There are few open requests and many people: the plus
-- keeps SQLite from walking over the people of the region instead.
--: workbench_corrections_due(region: int, path_from: text, path_to: text, own_org: int, today: day, tomorrow: day, week_end: day) -> one workbench_due
SELECT COALESCE(SUM(CASE WHEN r.due_day < :today THEN 1 ELSE 0 END), 0) AS late,
       COALESCE(SUM(CASE WHEN r.due_day >= :today AND r.due_day < :tomorrow THEN 1 ELSE 0 END), 0) AS today,
       COALESCE(SUM(CASE WHEN r.due_day >= :tomorrow AND r.due_day < :week_end THEN 1 ELSE 0 END), 0) AS week,
       COALESCE(SUM(CASE WHEN r.due_day >= :week_end THEN 1 ELSE 0 END), 0) AS soon
  FROM correction r JOIN person p ON +p.region_id = r.region_id AND p.id = r.person_id
 WHERE r.region_id = :region AND r.state = 'open' AND p.path >= :path_from AND p.path < :path_to
   AND (p.org_id = :own_org OR r.due_day < :today);

--: workbench_corrections(region: int, path_from: text, path_to: text, own_org: int, today: day, tomorrow: day, week_end: day, limit: int) -> many workbench_correction(id: correction_id, name: text, org_name: text, day: day)
SELECT due.id, due.name, o.name AS org_name, due.day
  FROM (SELECT r.id, p.name, p.org_id, r.due_day AS day, ROW_NUMBER() OVER (
         PARTITION BY CASE WHEN r.due_day < :today THEN 0 WHEN r.due_day < :tomorrow THEN 1 WHEN r.due_day < :week_end THEN 2 ELSE 3 END
         ORDER BY r.due_day, r.id) AS place
          FROM correction r JOIN person p ON +p.region_id = r.region_id AND p.id = r.person_id
         WHERE r.region_id = :region AND r.state = 'open' AND p.path >= :path_from AND p.path < :path_to
           AND (p.org_id = :own_org OR r.due_day < :today)) due
  JOIN org o ON o.id = due.org_id
 WHERE due.place <= :limit ORDER BY due.day, due.id;

-- What an office begins with: is there an organisation below the one at the top, somebody in a post there, a practice in force?
--: workbench_begun_of(org: org_id, path_from: text, path_to: text, today: day) -> one workbench_begun(has_orgs: bool, has_holders: bool, has_programmes: bool)
SELECT CASE WHEN EXISTS (SELECT 1 FROM org WHERE parent_id = :org AND to_day > :today) THEN 1 ELSE 0 END AS has_orgs,
       CASE WHEN EXISTS (SELECT 1 FROM org o JOIN holding h ON h.org_id = o.id WHERE o.path > :path_from AND o.path < :path_to AND h.to_day > :today) THEN 1 ELSE 0 END AS has_holders,
       CASE WHEN EXISTS (SELECT 1 FROM programme_use WHERE to_day > :today) THEN 1 ELSE 0 END AS has_programmes;

-- Is there any member, in whatever county? 1 or 0.
--: across workbench_members_begun() -> one workbench_number
SELECT CASE WHEN EXISTS (SELECT 1 FROM person p WHERE p.status IN (1, 2, 3)) THEN 1 ELSE 0 END;

-- The units directly below, in the order of the tree, with what they are called in short.
--: workbench_units_of(parent: org_id, today: day) -> many workbench_unit_row(id: org_id, short_name: text, path: text)
SELECT id, short_name, path FROM org WHERE parent_id = :parent AND from_day <= :today AND to_day > :today ORDER BY path;

-- Who holds a post at the top and cannot sign in yet.
--: across workbench_without_account(today: day) -> many workbench_unsigned(person: person_id, person_name: text, post_name: text)
SELECT p.id AS person, p.name AS person_name, q.name AS post_name
  FROM org o JOIN holding h ON h.org_id = o.id JOIN post q ON q.id = h.post_id JOIN person p ON p.id = h.person_id
 WHERE o.parent_id = 0 AND o.to_day = 2932897 AND h.needs_second = 0 AND h.to_day > :today
   AND q.kind IN ('secretary', 'deputy_secretary', 'org_department_head', 'org_department_deputy', 'org_officer')
   AND NOT EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id)
 ORDER BY q.rank, h.from_day, h.id LIMIT 20;

--: workbench_top_holders(today: day) -> one workbench_number
SELECT COUNT(*) AS n FROM org o JOIN holding h ON h.org_id = o.id WHERE o.parent_id = 0 AND o.to_day = 2932897 AND h.to_day > :today;

-- What waits for the second administrator.

--: workbench_second(today: day) -> one workbench_waiting(top_posts: int, rights: int)
SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM holding h JOIN org o ON o.id = h.org_id
         WHERE h.needs_second = 1 AND h.confirmed_by = 0 AND h.to_day > :today AND o.parent_id = 0 AND o.to_day = 2932897),
       (SELECT CAST(COUNT(*) AS BIGINT) FROM post_right_change WHERE state = 'waiting');

-- What is overseen, by the first characters of the paths: as the statements above count it, without the organisation itself.

--: workbench_terms_units(path_from: text, path_to: text, chars: int, own_org: int, today: day, tomorrow: day, week_end: day, last: day) -> many workbench_path_due(path: text, late: int, today: int, week: int, soon: int)
SELECT substr(path, 1, CAST(:chars AS INTEGER)) AS unit,
       SUM(CASE WHEN term_ends_day < :today THEN 1 ELSE 0 END) AS late,
       SUM(CASE WHEN term_ends_day >= :today AND term_ends_day < :tomorrow THEN 1 ELSE 0 END) AS today,
       SUM(CASE WHEN term_ends_day >= :tomorrow AND term_ends_day < :week_end THEN 1 ELSE 0 END) AS week,
       SUM(CASE WHEN term_ends_day >= :week_end THEN 1 ELSE 0 END) AS soon
  FROM org
 WHERE path >= :path_from AND path < :path_to AND to_day = 2932897 AND term_years > 0 AND term_ends_day < :last AND id <> :own_org
 GROUP BY substr(path, 1, CAST(:chars AS INTEGER)) ORDER BY 1;

--: workbench_conversions_units(region: int, path_from: text, path_to: text, chars: int, today: day, tomorrow: day, week_end: day, last: day) -> many workbench_path_due
SELECT substr(path, 1, CAST(:chars AS INTEGER)) AS unit,
       SUM(CASE WHEN joined_day < :today THEN 1 ELSE 0 END) AS late,
       SUM(CASE WHEN joined_day >= :today AND joined_day < :tomorrow THEN 1 ELSE 0 END) AS today,
       SUM(CASE WHEN joined_day >= :tomorrow AND joined_day < :week_end THEN 1 ELSE 0 END) AS week,
       SUM(CASE WHEN joined_day >= :week_end THEN 1 ELSE 0 END) AS soon
  FROM person
 WHERE region_id = :region AND status = 1 AND path >= :path_from AND path < :path_to AND joined_day < :last AND id NOT IN ({extended})
 GROUP BY substr(path, 1, CAST(:chars AS INTEGER)) ORDER BY 1;

--: workbench_corrections_units(region: int, path_from: text, path_to: text, chars: int, own_org: int, today: day) -> many workbench_path_due
SELECT substr(p.path, 1, CAST(:chars AS INTEGER)) AS unit, COUNT(*) AS late, 0 AS today, 0 AS week, 0 AS soon
  FROM correction r JOIN person p ON +p.region_id = r.region_id AND p.id = r.person_id
 WHERE r.region_id = :region AND r.state = 'open' AND p.path >= :path_from AND p.path < :path_to AND p.org_id <> :own_org AND r.due_day < :today
 GROUP BY substr(p.path, 1, CAST(:chars AS INTEGER)) ORDER BY 1;
