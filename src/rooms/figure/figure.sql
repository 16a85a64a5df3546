-- Figures: what the snapshot is built from, and what the tables read beside it.
-- Values of code sets come as numbers, so that reading a million rows keeps no text.

--: figure_head() -> one figure_head_row(seq: int)
SELECT COALESCE(MAX(seq), 0) AS seq FROM audit;

--: figure_changes(after: int, limit: int) -> many figure_change(seq: int, verb: text, subject: text, subject_id: int)
SELECT seq, verb, subject, subject_id FROM audit WHERE seq > :after ORDER BY seq LIMIT :limit;

--: figure_orgs_count() -> one figure_size(n: int)
SELECT COUNT(*) FROM org;

--: figure_orgs() -> each figure_org_row(id: org_id, path: text, name: text, kind: text, unit_kind: text, from_day: day, to_day: day, term_years: int, elected_day: day, term_ends_day: day)
SELECT id, path, name, kind, unit_kind, from_day, to_day, term_years, elected_day, term_ends_day FROM org ORDER BY path, id;

--: figure_org_terms_count() -> one figure_size
SELECT COUNT(*) FROM org_term;

--: figure_org_terms() -> each figure_org_term_row(org: org_id, elected_day: day, term_years: int, term_ends_day: day, to_day: day)
SELECT org_id, elected_day, term_years, term_ends_day, to_day FROM org_term ORDER BY org_id, elected_day;

--: figure_org_units_count() -> one figure_size
SELECT COUNT(*) FROM org_unit;

-- The latest first.
--: figure_org_units() -> each figure_org_unit_row(org: org_id, unit_kind: text, to_day: day)
SELECT org_id, unit_kind, to_day FROM org_unit ORDER BY to_day DESC, org_id;

--: figure_org_paths_count() -> one figure_size
SELECT COUNT(*) FROM org_path;

--: figure_org_paths() -> each figure_org_path_row(org: org_id, path: text, kind: text, from_day: day, to_day: day)
SELECT org_id, path, kind, from_day, to_day FROM org_path ORDER BY path, id;

--: across figure_people_count() -> one figure_size
SELECT COUNT(*) FROM person;

--: across figure_people() -> each figure_person_row(id: person_id, sex: int, nationality: int, birth_day: day, education: int, occupation: int, is_front_line: bool, joined_day: day, org: int)
SELECT id, sex, CASE WHEN nationality = '' THEN 0 ELSE CAST(nationality AS BIGINT) END AS nationality, birth_day,
       CASE WHEN education = '' THEN 0 ELSE CAST(education AS BIGINT) END AS education, occupation, is_front_line, joined_day, org_id AS org
  FROM person ORDER BY id;

--: across figure_people_of(people: ids) -> each figure_person_row
SELECT id, sex, CASE WHEN nationality = '' THEN 0 ELSE CAST(nationality AS BIGINT) END AS nationality, birth_day,
       CASE WHEN education = '' THEN 0 ELSE CAST(education AS BIGINT) END AS education, occupation, is_front_line, joined_day, org_id AS org
  FROM person WHERE id IN :people ORDER BY id;

--: across figure_spells_count() -> one figure_size
SELECT COUNT(*) FROM membership;

-- The causes are numbered as the code set membership_cause lists them; a test compares.
--: across figure_spells() -> each figure_spell_row(person: person_id, org: org_id, status: int, from_day: day, to_day: day, began: int, ended: int)
SELECT person_id, org_id, status, from_day, to_day,
       CASE began_by WHEN 'opening' THEN 0 WHEN 'joined' THEN 1 WHEN 'converted' THEN 2 WHEN 'transferred_in' THEN 3 WHEN 'moved' THEN 4
         WHEN 'restored' THEN 5 WHEN 'late_entry' THEN 6 WHEN 'sanctioned' THEN 7 ELSE 15 END AS began,
       CASE ended_by WHEN 'converted' THEN 2 WHEN 'moved' THEN 4 WHEN 'sanctioned' THEN 7 WHEN 'suspended' THEN 8
         WHEN 'transferred_out' THEN 9 WHEN 'removed' THEN 10 WHEN 'resigned' THEN 11 WHEN 'expelled' THEN 12
         WHEN 'cancelled' THEN 13 WHEN 'died' THEN 14 WHEN 'unrecognised' THEN 17 ELSE 15 END AS ended
  FROM membership WHERE status IN (1, 2, 3) AND from_day < to_day;

-- By way of the people, whose region leads in the index: asked for alone, they would be looked for in all of the table.
--: across figure_spells_of(people: ids) -> each figure_spell_row
SELECT m.person_id, m.org_id, m.status, m.from_day, m.to_day,
       CASE m.began_by WHEN 'opening' THEN 0 WHEN 'joined' THEN 1 WHEN 'converted' THEN 2 WHEN 'transferred_in' THEN 3 WHEN 'moved' THEN 4
         WHEN 'restored' THEN 5 WHEN 'late_entry' THEN 6 WHEN 'sanctioned' THEN 7 ELSE 15 END AS began,
       CASE m.ended_by WHEN 'converted' THEN 2 WHEN 'moved' THEN 4 WHEN 'sanctioned' THEN 7 WHEN 'suspended' THEN 8
         WHEN 'transferred_out' THEN 9 WHEN 'removed' THEN 10 WHEN 'resigned' THEN 11 WHEN 'expelled' THEN 12
         WHEN 'cancelled' THEN 13 WHEN 'died' THEN 14 WHEN 'unrecognised' THEN 17 ELSE 15 END AS ended
  FROM person p JOIN membership m ON m.region_id = p.region_id AND m.person_id = p.id
 WHERE p.id IN :people AND m.status IN (1, 2, 3) AND m.from_day < m.to_day ORDER BY m.person_id, m.from_day, m.id;

-- Marks (snapshot.h), their kinds numbered as there: roles, and awards by the words of their titles.
--: part role_mark()
r.person_id, r.org_id, CASE r.kind WHEN 'applicant' THEN 0 WHEN 'activist' THEN 1 ELSE 2 END AS kind,
       COALESCE((SELECT MAX(x.to_day) FROM org_carried x WHERE x.thing = 'person_role' AND x.thing_id = r.id), r.from_day) AS from_day, r.to_day
-- A time for which it belonged to another organisation, which a merger carried on.
--: part role_mark_before()
r.person_id, x.org_id, CASE r.kind WHEN 'applicant' THEN 0 WHEN 'activist' THEN 1 ELSE 2 END AS kind,
       COALESCE((SELECT MAX(y.to_day) FROM org_carried y WHERE y.thing = 'person_role' AND y.thing_id = r.id AND y.to_day < x.to_day), r.from_day) AS from_day,
       CASE WHEN r.to_day < x.to_day THEN r.to_day ELSE x.to_day END AS to_day
--: part award_mark(first: text, second: text, third: text)
h.person_id, h.from_day, CASE WHEN h.title LIKE '%' || :first || '%' THEN 1 ELSE 0 END AS first,
       CASE WHEN h.title LIKE '%' || :second || '%' THEN 1 ELSE 0 END AS second, CASE WHEN h.title LIKE '%' || :third || '%' THEN 1 ELSE 0 END AS third

--: across figure_role_marks() -> each figure_role_mark_row(person: person_id, org: org_id, kind: int, from_day: day, to_day: day)
SELECT {role_mark} FROM person_role r WHERE r.kind IN ('applicant', 'activist', 'prospect')
UNION ALL
SELECT {role_mark_before} FROM org_carried x JOIN person_role r ON r.id = x.thing_id WHERE x.thing = 'person_role' AND r.kind IN ('applicant', 'activist', 'prospect');

--: across figure_role_marks_of(people: ids) -> each figure_role_mark_row
SELECT {role_mark} FROM person p JOIN person_role r ON r.region_id = p.region_id AND r.person_id = p.id
 WHERE p.id IN :people AND r.kind IN ('applicant', 'activist', 'prospect')
UNION ALL
SELECT {role_mark_before} FROM person p JOIN person_role r ON r.region_id = p.region_id AND r.person_id = p.id JOIN org_carried x ON x.thing = 'person_role' AND x.thing_id = r.id
 WHERE p.id IN :people AND r.kind IN ('applicant', 'activist', 'prospect') ORDER BY 1, 3, 4;

--: across figure_award_marks({award_mark}) -> each figure_award_mark_row(person: person_id, from_day: day, first: int, second: int, third: int)
SELECT {award_mark} FROM person_history h
 WHERE h.region_id IN (SELECT r.region_id FROM org r WHERE r.parent_id = 0
                       UNION SELECT c.region_id FROM org r JOIN org c ON c.parent_id = r.id WHERE r.parent_id = 0)
   AND h.kind = 'award';

--: across figure_award_marks_of({award_mark}, people: ids) -> each figure_award_mark_row
SELECT {award_mark} FROM person p JOIN person_history h ON h.region_id = p.region_id AND h.person_id = p.id
 WHERE p.id IN :people AND h.kind = 'award' ORDER BY h.person_id, h.id;

-- What these people hold or held, roles and posts: most hold nothing.
--: across figure_roles_or_posts(people: ids) -> one figure_size
SELECT (SELECT COUNT(*) FROM person p JOIN person_role r ON r.region_id = p.region_id AND r.person_id = p.id WHERE p.id IN :people) +
       (SELECT COUNT(*) FROM holding h WHERE h.person_id IN :people) AS n;

-- ---- beside the snapshot ----

-- People as they stood on a day: who was no member yet has no standing then, and who is none any more that of today. An archive that became void (10, without
-- a path) stands where it stood.
--: across figure_people_rows(people: ids, day: day) -> many figure_people_row(id: person_id, name: text, path: text, sex: int, nationality: text, birth_day: day, education: text, occupation: int, status: int, joined_day: day, id_number_mask: text, org: org_id, org_name: text)
SELECT p.id, p.name, COALESCE(NULLIF(p.path, ''), o.path, '') AS path, p.sex, p.nationality, p.birth_day, p.education, p.occupation,
       CASE WHEN m.to_day > :day OR (m.id IS NOT NULL AND p.status IN (1, 2, 3, 10)) THEN m.status
            WHEN m.id IS NULL AND EXISTS (SELECT 1 FROM membership x WHERE x.region_id = p.region_id AND x.person_id = p.id AND x.from_day > :day) THEN 0
            ELSE p.status END AS status,
       CASE WHEN p.joined_day > :day THEN -2147483647 ELSE p.joined_day END AS joined_day, p.id_number_mask,
       COALESCE(m.org_id, p.org_id) AS org,
       COALESCE((SELECT h.name FROM org_path h WHERE h.org_id = o.id AND h.from_day <= :day AND h.to_day > :day ORDER BY h.from_day DESC, h.id DESC LIMIT 1), o.name, '') AS org_name
  FROM person p
  LEFT JOIN membership m ON m.region_id = p.region_id AND m.id = (
       SELECT x.id FROM membership x WHERE x.region_id = p.region_id AND x.person_id = p.id AND x.from_day <= :day AND x.from_day < x.to_day
        ORDER BY x.from_day DESC, x.id DESC LIMIT 1)
  LEFT JOIN org o ON o.id = COALESCE(m.org_id, p.org_id)
 WHERE p.id IN :people ORDER BY p.id;

-- How an organisation "o" was called on the day.
--: part name_then()
COALESCE((SELECT t.name FROM org_path t WHERE t.org_id = o.id AND t.from_day <= :day AND t.to_day > :day ORDER BY t.from_day DESC, t.id DESC LIMIT 1), o.name)

-- The kind of unit of an organisation "o" on the day.
--: part unit_kind_then()
COALESCE((SELECT u.unit_kind FROM org_unit u WHERE u.org_id = o.id AND u.to_day > :day ORDER BY u.to_day LIMIT 1), o.unit_kind)
--: figure_org_rows(orgs: ids, day: day) -> many figure_org_line(id: org_id, code: text, name: text, kind: text, unit_kind: text, parent_name: text, path: text, to_day: day)
SELECT o.id, o.code, {name_then} AS name, o.kind,
       {unit_kind_then} AS unit_kind,
       COALESCE((SELECT t.name FROM org_path t WHERE t.org_id = p.id AND t.from_day <= :day AND t.to_day > :day ORDER BY t.from_day DESC, t.id DESC LIMIT 1), p.name, '') AS parent_name, o.path, o.to_day
  FROM org o LEFT JOIN org p ON p.id = o.parent_id WHERE o.id IN :orgs ORDER BY o.path, o.id;

-- Those of some organisations that were called otherwise on the day.
--: figure_names_then(orgs: ids, day: day) -> many figure_name_then(id: int, name: text)
SELECT o.id, t.name FROM org o JOIN org_path t ON t.org_id = o.id
 WHERE o.id IN :orgs AND t.from_day <= :day AND t.to_day > :day AND t.name <> o.name ORDER BY o.id, t.from_day, t.id;

-- The organisation of a role "r" on the day.
--: part role_org_then()
COALESCE((SELECT x.org_id FROM org_carried x WHERE x.thing = 'person_role' AND x.thing_id = r.id AND x.to_day > :day ORDER BY x.to_day LIMIT 1), r.org_id)

-- Roles belong to the organisation where they stood on the day. what: '' in force, 'begun' and 'ended' since a day, 'mentored' with a mentor, 'team'
-- with a post in the team of the same village, or a result that was reached since that day. unit '': of any kind. Source '-': none of the seven.
-- now: the day is today or later. Nothing is dated after today, so everything stands where it stands: to look for what was otherwise then costs more than the rest.
--: part roles_wanted(kind: text, also: text, level: int, unit: text, source: text, what: text, since: day, day: day, path: text, path_to: text, now: bool)
  FROM person_role r JOIN org o ON o.id = CASE WHEN :now = 1 THEN r.org_id ELSE COALESCE((SELECT x.org_id FROM org_carried x WHERE x.thing = 'person_role' AND x.thing_id = r.id AND x.to_day > :day ORDER BY x.to_day LIMIT 1), r.org_id) END
 WHERE r.region_id IN (SELECT DISTINCT region_id FROM org) AND r.kind IN (:kind, :also) AND r.from_day <= :day
   AND CASE WHEN :now = 1 THEN o.path ELSE COALESCE((SELECT t.path FROM org_path t WHERE t.org_id = o.id AND t.from_day <= :day AND t.to_day > :day ORDER BY t.from_day DESC, t.id DESC LIMIT 1), o.path) END BETWEEN :path AND :path_to
   AND (:level = 0 OR o.level = :level) AND (:unit = '' OR COALESCE((SELECT u.unit_kind FROM org_unit u WHERE u.org_id = o.id AND u.to_day > :day ORDER BY u.to_day LIMIT 1), o.unit_kind) = :unit)
   AND (:source = '' OR r.source = :source OR (:source = '-' AND r.source NOT IN ('group_cadre', 'soldier', 'producer', 'returned', 'graduate', 'manager', 'technician')))
   AND ((:what IN ('', 'team', 'mentored') AND r.to_day > :day) OR (:what = 'begun' AND r.from_day >= :since)
        OR (r.to_day >= :since AND r.to_day <= :day AND (:what = 'ended' OR (:what = r.result AND r.result <> ''))))
   AND (:what <> 'mentored' OR r.mentor_id <> 0)
   AND (:what <> 'team' OR EXISTS (SELECT 1 FROM holding h JOIN post q ON q.id = h.post_id JOIN org t ON t.id = h.org_id
         WHERE h.person_id = r.person_id AND h.from_day <= :day AND h.to_day > :day AND +h.needs_second = 0 AND (t.id = o.id OR COALESCE((SELECT y.parent_id FROM org_path y WHERE y.org_id = t.id AND y.from_day <= :day AND y.to_day > :day ORDER BY y.from_day DESC, y.id DESC LIMIT 1), t.parent_id) = o.id)
           AND q.kind IN ('secretary', 'deputy_secretary', 'committee_member', 'organisation_member', 'publicity_member', 'discipline_member', 'youth_member',
                          'united_front_member', 'village_director', 'village_deputy_director', 'village_committee_member')))

--: across figure_roles({roles_wanted}) -> one figure_size
SELECT COUNT(*) {roles_wanted};

--: across figure_role_sources({roles_wanted}) -> many figure_role_source(source: text, n: int)
SELECT r.source, COUNT(*) {roles_wanted} GROUP BY r.source ORDER BY r.source;

-- A page of them, with how many there are in all: what makes one of them is asked once for both.
--: across figure_role_people({roles_wanted}, limit: int, offset: int) -> many figure_role_page(id: person_id, total: int)
SELECT r.person_id, COUNT(*) OVER () AS total {roles_wanted} ORDER BY o.path, r.person_id, r.id LIMIT :limit OFFSET :offset;

--: across figure_award_people(title: text, since: day, day: day, path: text, path_to: text, limit: int, offset: int) -> many figure_award_person(id: person_id)
SELECT h.person_id FROM person_history h JOIN person p ON p.id = h.person_id
 WHERE h.region_id IN (SELECT r.region_id FROM org r WHERE r.parent_id = 0
                       UNION SELECT c.region_id FROM org r JOIN org c ON c.parent_id = r.id WHERE r.parent_id = 0)
   AND h.kind = 'award' AND h.from_day >= :since AND h.from_day <= :day AND h.title LIKE '%' || :title || '%'
   AND p.path >= :path AND p.path < :path_to
 ORDER BY p.path, h.person_id, h.id LIMIT :limit OFFSET :offset;

-- ---- annual tables of other registers: floating members, awards, punishments, training ----

-- Who was away from the own branch on a day; reason '': any.
--: across figure_floating_out(day: day, path: text, path_to: text) -> many figure_floating_reason(reason: text, n: int)
SELECT f.reason, COUNT(*) AS n FROM floating f
 WHERE f.region_id IN (SELECT r.region_id FROM org r WHERE r.parent_id = 0
                       UNION SELECT c.region_id FROM org r JOIN org c ON c.parent_id = r.id WHERE r.parent_id = 0)
   AND f.ended_day > :day AND f.away_since <= :day AND f.path >= :path AND f.path < :path_to
 GROUP BY f.reason ORDER BY f.reason;

--: across figure_floating_out_people(reason: text, day: day, path: text, path_to: text, limit: int, offset: int) -> many figure_role_person(id: person_id)
SELECT f.person_id FROM floating f
 WHERE f.region_id IN (SELECT r.region_id FROM org r WHERE r.parent_id = 0
                       UNION SELECT c.region_id FROM org r JOIN org c ON c.parent_id = r.id WHERE r.parent_id = 0)
   AND f.ended_day > :day AND f.away_since <= :day AND f.path >= :path AND f.path < :path_to AND (:reason = '' OR f.reason = :reason)
 ORDER BY f.path, f.person_id, f.id LIMIT :limit OFFSET :offset;

-- Whom organisations of the subtree looked after on a day: whom they had taken in by then. That the branch which somebody left names them says nothing of them yet.
--: part floating_guests(day: day, path: text, path_to: text)
  FROM floating_host h JOIN floating f ON f.id = h.floating_id
 WHERE h.path >= :path AND h.path < :path_to AND h.path <> '' AND h.from_day <= :day AND h.to_day > :day AND h.accepted_day <= :day

--: across figure_floating_in({floating_guests}) -> one figure_size
SELECT COUNT(DISTINCT f.person_id) {floating_guests};

--: across figure_floating_in_people({floating_guests}, limit: int, offset: int) -> many figure_role_person
SELECT DISTINCT f.person_id {floating_guests} ORDER BY f.person_id LIMIT :limit OFFSET :offset;

-- Who has a line of this kind from the days of a year, each once.
--: part in_history(kind: text, since: day, day: day, path: text, path_to: text)
  FROM person_history h JOIN person p ON p.id = h.person_id
 WHERE h.region_id IN (SELECT r.region_id FROM org r WHERE r.parent_id = 0
                       UNION SELECT c.region_id FROM org r JOIN org c ON c.parent_id = r.id WHERE r.parent_id = 0)
   AND h.kind = :kind AND h.from_day >= :since AND h.from_day <= :day AND p.path >= :path AND p.path < :path_to

--: across figure_history_count({in_history}) -> one figure_size
SELECT COUNT(DISTINCT h.person_id) {in_history};

--: across figure_history_people({in_history}, limit: int, offset: int) -> many figure_role_person
SELECT h.person_id {in_history} GROUP BY p.path, h.person_id ORDER BY p.path, h.person_id LIMIT :limit OFFSET :offset;

-- ---- democratic appraisal: the records of a year, of these branches; what was withdrawn or is not confirmed yet does not count ----

--: figure_appraisal_sums(orgs: ids, year: int) -> one figure_appraisal_sum(done: int, due: int, present: int, excellent: int, qualified: int, basic: int, unqualified: int, probationary: int, absent: int, excused: int, suspended: int)
SELECT COUNT(*) AS done, CAST(COALESCE(SUM(due), 0) AS BIGINT) AS due, CAST(COALESCE(SUM(present), 0) AS BIGINT) AS present,
       CAST(COALESCE(SUM(excellent), 0) AS BIGINT) AS excellent, CAST(COALESCE(SUM(qualified), 0) AS BIGINT) AS qualified, CAST(COALESCE(SUM(basic), 0) AS BIGINT) AS basic,
       CAST(COALESCE(SUM(unqualified), 0) AS BIGINT) AS unqualified, CAST(COALESCE(SUM(probationary), 0) AS BIGINT) AS probationary,
       CAST(COALESCE(SUM(absent), 0) AS BIGINT) AS absent, CAST(COALESCE(SUM(excused), 0) AS BIGINT) AS excused, CAST(COALESCE(SUM(suspended), 0) AS BIGINT) AS suspended
  FROM appraisal WHERE org_id IN :orgs AND year = :year AND state = 'held';

--: figure_appraised(orgs: ids, year: int) -> many figure_size_id(id: org_id)
SELECT org_id AS id FROM appraisal WHERE org_id IN :orgs AND year = :year AND state = 'held' ORDER BY org_id;

-- By branch: how many have each mark, so that a page of people is looked for in a few of them only.
--: figure_appraisal_counts(orgs: ids, year: int) -> many figure_appraisal_branch(id: org_id, appraisal: int, excellent: int, qualified: int, basic: int, unqualified: int, probationary: int, absent: int, excused: int, suspended: int)
SELECT org_id AS id, id AS appraisal, excellent, qualified, basic, unqualified, probationary, absent, excused, suspended
  FROM appraisal WHERE org_id IN :orgs AND year = :year AND state = 'held' ORDER BY org_id;

--: across figure_appraisal_people(appraisals: ids, mark: text, limit: int, offset: int) -> many figure_role_person
SELECT g.person_id
  FROM appraisal a CROSS JOIN appraisal_grade g JOIN org o ON o.id = a.org_id
 WHERE a.id IN :appraisals AND g.appraisal_id = a.id
   AND g.region_id IN (SELECT r.region_id FROM org r WHERE r.parent_id = 0
                       UNION SELECT c.region_id FROM org r JOIN org c ON c.parent_id = r.id WHERE r.parent_id = 0)
   AND (:mark = '' OR g.mark = :mark OR (:mark = 'graded' AND g.mark IN ('excellent', 'qualified', 'basic', 'unqualified'))
        OR (:mark = 'ungraded' AND g.mark NOT IN ('excellent', 'qualified', 'basic', 'unqualified')))
 ORDER BY o.path, g.person_id LIMIT :limit OFFSET :offset;

-- ---- annual tables ----

-- Who is or was secretary somewhere, and who heads a committee of villagers or residents: kept with the snapshot.
--: across figure_secretaries() -> each figure_secretary_row(holding: holding_id, person: person_id, org: org_id, birth_day: day, education: int, from_day: day, to_day: day)
SELECT h.id AS holding, h.person_id AS person, q.org_id AS org, p.birth_day,
       CASE WHEN p.education = '' THEN 0 ELSE CAST(p.education AS BIGINT) END AS education, h.from_day, h.to_day
  FROM post q JOIN holding h ON h.post_id = q.id JOIN person p ON p.id = h.person_id
 WHERE q.kind = 'secretary' AND h.needs_second = 0 AND h.from_day < h.to_day ORDER BY h.id;

--: figure_directors() -> each figure_director_row(person: person_id, from_day: day, to_day: day)
SELECT h.person_id AS person, h.from_day, h.to_day FROM holding h JOIN post q ON q.id = h.post_id
 WHERE q.kind IN ('village_director', 'residents_director') AND h.from_day < h.to_day ORDER BY h.person_id, h.id;

--: figure_secretaries_count() -> one figure_size
SELECT COUNT(*) FROM post q JOIN holding h ON h.post_id = q.id WHERE q.kind IN ('secretary', 'village_director', 'residents_director');

-- The two committees of villages and communities and their reserves (village_team.h). body: 0 a post of the Party, 1 one of the other committee, 2 a reserve.
-- status: membership on the day, 0 none.
--: part team_facts(day: day)
p.sex, CASE WHEN p.nationality = '' THEN 0 ELSE CAST(p.nationality AS BIGINT) END AS nationality, p.birth_day,
       CASE WHEN p.education = '' THEN 0 ELSE CAST(p.education AS BIGINT) END AS education,
       COALESCE((SELECT MAX(m.status) FROM membership m WHERE m.region_id = p.region_id AND m.person_id = p.id AND m.status IN (1, 2, 3)
                    AND m.from_day <= :day AND m.to_day > :day), 0) AS status
--: part team_body()
CASE WHEN q.kind LIKE 'village%' OR q.kind LIKE 'residents%' THEN 1 ELSE 0 END AS body
--: part team_post_kinds()
('secretary', 'deputy_secretary', 'committee_member', 'organisation_member', 'publicity_member', 'discipline_member', 'youth_member', 'united_front_member',
        'village_director', 'village_deputy_director', 'village_committee_member', 'residents_director', 'residents_deputy_director', 'residents_committee_member')

--: across figure_team_holders(orgs: ids, {team_facts}) -> many figure_team_row(org: org_id, person: person_id, body: int, sex: int, nationality: int, birth_day: day, education: int, status: int)
SELECT h.org_id AS org, h.person_id AS person, {team_body}, {team_facts}
  FROM holding h JOIN post q ON q.id = h.post_id JOIN person p ON p.id = h.person_id
 WHERE h.org_id IN :orgs AND h.from_day <= :day AND h.to_day > :day AND +h.needs_second = 0 AND q.kind IN {team_post_kinds}
 ORDER BY h.id;

--: across figure_team_reserves({team_facts}) -> many figure_team_row
SELECT {role_org_then} AS org, r.person_id AS person, 2 AS body, {team_facts}
  FROM person_role r JOIN person p ON p.region_id = r.region_id AND p.id = r.person_id
 WHERE r.region_id IN (SELECT t.region_id FROM org t WHERE t.parent_id = 0
                       UNION SELECT b.region_id FROM org t JOIN org b ON b.parent_id = t.id WHERE t.parent_id = 0)
   AND r.kind = 'reserve' AND r.to_day > :day AND r.from_day <= :day
 ORDER BY r.id;

-- What these people are in such a list for, in words; kind and name: of the post, of a reserve empty.
--: across figure_team_posts(people: ids, day: day) -> many figure_team_post(person: person_id, body: int, org_name: text, kind: text, name: text)
SELECT h.person_id AS person, {team_body}, o.short_name AS org_name, q.kind, q.name
  FROM holding h JOIN post q ON q.id = h.post_id JOIN org o ON o.id = h.org_id
 WHERE h.person_id IN :people AND h.from_day <= :day AND h.to_day > :day AND +h.needs_second = 0 AND {unit_kind_then} IN ('village', 'community') AND q.kind IN {team_post_kinds}
UNION ALL
SELECT r.person_id AS person, 2 AS body, o.short_name AS org_name, '' AS kind, '' AS name
  FROM person p JOIN person_role r ON r.region_id = p.region_id AND r.person_id = p.id JOIN org o ON o.id = {role_org_then}
 WHERE p.id IN :people AND r.kind = 'reserve' AND r.from_day <= :day AND r.to_day > :day AND {unit_kind_then} IN ('village', 'community')
 ORDER BY 1, 2, 3, 5;

-- ---- coverage ----

-- Which kind a unit was of on the day.
--: part host_kind_then()
COALESCE((SELECT f.kind FROM host_former_kind f WHERE f.host_id = w.id AND f.to_day > :day ORDER BY f.to_day LIMIT 1), w.kind)

-- Units, of the kind, in the area and covered as they were on the day: not covered by what was not there, or no more.
--: part unit_then()
(SELECT w.id, COALESCE((SELECT f.kind FROM host_former_kind f WHERE f.host_id = w.id AND f.to_day > :day ORDER BY f.to_day LIMIT 1), w.kind) AS kind, w.name,
       COALESCE((SELECT a.org_id FROM org_carried a WHERE a.thing = 'host_unit' AND a.thing_id = w.id AND a.to_day > :day ORDER BY a.to_day LIMIT 1), w.org_id) AS org_id,
       w.households, w.staff, w.from_day, w.to_day, w.facts,
       CASE WHEN b.id IS NULL THEN 'none' ELSE COALESCE(k.coverage, w.coverage) END AS coverage, COALESCE(b.id, 0) AS covered_by
  FROM host_unit w LEFT JOIN host_cover k ON k.host_id = w.id AND k.to_day = (SELECT MIN(x.to_day) FROM host_cover x WHERE x.host_id = w.id AND x.to_day > :day)
       LEFT JOIN org b ON b.id = COALESCE(k.covered_by, w.covered_by) AND b.from_day <= :day AND b.to_day > :day) u

-- Where an organisation "o" hung in the tree on the day. Asked with BETWEEN :path AND :path_to, which reckons it once; no path ends with the sign that ends
-- :path_to, so its being included changes nothing.
--: part path_then()
COALESCE((SELECT t.path FROM org_path t WHERE t.org_id = o.id AND t.from_day <= :day AND t.to_day > :day ORDER BY t.from_day DESC, t.id DESC LIMIT 1), o.path)

--: figure_path_on(org: org_id, day: day) -> one figure_path_row(path: text)
SELECT {path_then} AS path FROM org o WHERE o.id = :org;

-- A village, and whether an organisation of each kind is in force there: stability, democracy, economy, the Party.
--: figure_villages(path: text, path_to: text, day: day) -> many figure_village(id: int, org: int, name: text, town: text, has_stability: int, has_democracy: int, has_economy: int, has_party: int)
WITH body AS (
  SELECT COALESCE((SELECT h.parent_id FROM org_path h WHERE h.org_id = b.id AND h.from_day <= :day AND h.to_day > :day ORDER BY h.from_day DESC, h.id DESC LIMIT 1), b.parent_id) AS upper, b.kind
    FROM org b WHERE b.kind IN ('safety_station', 'mediation_committee', 'patrol_team', 'villagers_assembly') AND b.from_day <= :day AND b.to_day > :day)
SELECT u.id, u.covered_by AS org, u.name, {name_then} AS town,
       CASE WHEN u.covered_by IN (SELECT upper FROM body WHERE kind <> 'villagers_assembly') THEN 1 ELSE 0 END AS has_stability,
       CASE WHEN u.covered_by IN (SELECT upper FROM body WHERE kind = 'villagers_assembly') THEN 1 ELSE 0 END AS has_democracy,
       CASE WHEN u.covered_by IN (SELECT COALESCE((SELECT a.org_id FROM org_carried a WHERE a.thing = 'host_unit' AND a.thing_id = w.id AND a.to_day > :day ORDER BY a.to_day LIMIT 1), w.org_id)
                                    FROM host_unit w WHERE {host_kind_then} = 'cooperative' AND w.from_day <= :day AND w.to_day > :day) THEN 1 ELSE 0 END AS has_economy,
       CASE WHEN u.covered_by <> 0 THEN 1 ELSE 0 END AS has_party
  FROM {unit_then} JOIN org o ON o.id = u.org_id
 WHERE u.kind = 'village' AND {path_then} BETWEEN :path AND :path_to AND u.from_day <= :day AND u.to_day > :day
 ORDER BY o.path, u.id;

-- A village, and whether an entrepreneur who came back holds the post of its director or secretary.
--: across figure_entrepreneurs(path: text, path_to: text, day: day) -> many figure_entrepreneur(id: int, org: int, name: text, town: text, has_one: int)
WITH head AS (
  SELECT b.id AS org, COALESCE((SELECT t.parent_id FROM org_path t WHERE t.org_id = b.id AND t.from_day <= :day AND t.to_day > :day ORDER BY t.from_day DESC, t.id DESC LIMIT 1), b.parent_id) AS upper
    FROM person_role r JOIN holding h ON h.person_id = r.person_id JOIN post q ON q.id = h.post_id JOIN org b ON b.id = h.org_id AND b.region_id = r.region_id
   WHERE r.region_id IN (SELECT DISTINCT region_id FROM org) AND r.kind = 'entrepreneur' AND r.to_day > :day AND r.from_day <= :day
     AND q.kind IN ('village_director', 'secretary') AND h.from_day <= :day AND h.to_day > :day AND +h.needs_second = 0)
SELECT u.id, u.covered_by AS org, u.name, {name_then} AS town,
       CASE WHEN u.covered_by IN (SELECT org FROM head UNION SELECT upper FROM head) THEN 1 ELSE 0 END AS has_one
  FROM {unit_then} JOIN org o ON o.id = u.org_id
 WHERE u.kind = 'village' AND {path_then} BETWEEN :path AND :path_to AND u.from_day <= :day AND u.to_day > :day
 ORDER BY o.path, u.id;

-- What villages reported in their ledger of a year, in hundredths: net income and people.
--: figure_incomes(path: text, path_to: text, period: text, day: day) -> many figure_income_row(org: int, net: int, people: int)
SELECT v.org_id AS org, CAST(SUM(CASE WHEN v.item = 'net' THEN v.value ELSE 0 END) AS BIGINT) AS net,
       CAST(SUM(CASE WHEN v.item = 'people' THEN v.value ELSE 0 END) AS BIGINT) AS people
  FROM ledger_value v JOIN org o ON o.id = v.org_id
 WHERE v.sheet = 'village' AND v.period = :period AND v.item IN ('net', 'people') AND {path_then} BETWEEN :path AND :path_to
 GROUP BY v.org_id ORDER BY v.org_id;

-- Units in the area of the organisation, and those that it covers: the ones that figure_staff adds up.
--: figure_host_units(path: text, path_to: text, day: day) -> many figure_host_unit(id: int, kind: text, name: text, place: text, coverage: text, staff: int)
SELECT u.id, u.kind, u.name, COALESCE(a.name, '') AS place, u.coverage, u.staff
  FROM {unit_then} LEFT JOIN org a ON a.id = u.org_id
 WHERE u.from_day <= :day AND u.to_day > :day
   AND EXISTS (SELECT 1 FROM org o WHERE o.id IN (u.org_id, u.covered_by) AND {path_then} BETWEEN :path AND :path_to)
 ORDER BY COALESCE(a.path, ''), u.id;

-- The past of an organisation, with what was merged into it and how that began.
--: figure_past(org: org_id, day: day) -> many figure_past_row(id: int, from_day: day, reason: text, name: text)
SELECT h.id, h.from_day, h.reason, h.name FROM org_path h
 WHERE h.from_day <= :day AND h.reason <> 'corrected' AND (h.org_id = :org OR h.org_id IN (SELECT m.org_id FROM org_path m WHERE m.parent_id = :org AND m.reason = 'merged' AND m.from_day <= :day))
 ORDER BY h.from_day, h.id;

--: figure_hosts(kind: text, path: text, path_to: text, day: day) -> many figure_host(id: int, name: text, place: text, coverage: text, covered_by: int, households: int, facts: text)
SELECT u.id, u.name, {name_then} AS place, u.coverage, u.covered_by, u.households, u.facts
  FROM {unit_then} JOIN org o ON o.id = u.org_id
 WHERE u.kind = :kind AND {path_then} BETWEEN :path AND :path_to AND u.from_day <= :day AND u.to_day > :day
 ORDER BY o.path, u.id;

-- The four rules of a community: secretary directs the residents' committee; property manager is its deputy; head of
-- the owners is its member; one of those two sits on the branch committee. Who holds what is read once, not once a rule and community.
--: across figure_communities(path: text, path_to: text, day: day) -> many figure_community(id: int, name: text, town: text, has_director: int, has_manager: int, has_owner: int, has_committee: int)
WITH held AS MATERIALIZED (
  SELECT CASE WHEN o.kind IN ('residents_committee', 'owners_committee', 'property_company') THEN o.parent_id ELSE o.id END AS community,
         q.kind AS kind, h.person_id AS person
    FROM holding h JOIN post q ON q.id = h.post_id JOIN org o ON o.id = h.org_id
   WHERE h.from_day <= :day AND h.to_day > :day AND {unit_kind_then} = 'community')
SELECT u.id, u.name, {name_then} AS town,
       CASE WHEN EXISTS (SELECT 1 FROM held a JOIN held b ON b.community = a.community AND b.person = a.person
                          WHERE a.community = u.covered_by AND a.kind = 'secretary' AND b.kind = 'residents_director') THEN 1 ELSE 0 END AS has_director,
       CASE WHEN EXISTS (SELECT 1 FROM held a JOIN held b ON b.community = a.community AND b.person = a.person
                          WHERE a.community = u.covered_by AND a.kind = 'property_manager' AND b.kind = 'residents_deputy_director') THEN 1 ELSE 0 END AS has_manager,
       CASE WHEN EXISTS (SELECT 1 FROM held a JOIN held b ON b.community = a.community AND b.person = a.person
                          WHERE a.community = u.covered_by AND a.kind = 'owners_director' AND b.kind = 'residents_committee_member') THEN 1 ELSE 0 END AS has_owner,
       CASE WHEN EXISTS (SELECT 1 FROM held a JOIN held b ON b.community = a.community AND b.person = a.person
                          WHERE a.community = u.covered_by AND a.kind IN ('property_manager', 'owners_director')
                            AND b.kind IN ('deputy_secretary', 'committee_member', 'organisation_member', 'publicity_member', 'discipline_member',
                                           'youth_member', 'united_front_member', 'part_time_member')) THEN 1 ELSE 0 END AS has_committee
  FROM {unit_then} JOIN org o ON o.id = u.covered_by
 WHERE u.kind = 'community' AND {path_then} BETWEEN :path AND :path_to AND u.from_day <= :day AND u.to_day > :day
 ORDER BY o.path, u.id;

-- Party organisations that stand on a co-operative or a self-organisation, by kind.
--: figure_hosted(path: text, path_to: text, day: day) -> many figure_hosted_row(kind: text, n: int)
SELECT o.kind, COUNT(*) AS n FROM org o JOIN host_unit w ON w.id = o.host_id
 WHERE o.host_id > 0 AND {path_then} BETWEEN :path AND :path_to AND o.from_day <= :day AND o.to_day > :day AND {host_kind_then} IN ('cooperative', 'self_organisation')
 GROUP BY o.kind ORDER BY o.kind;

--: figure_hosted_orgs(kind: text, path: text, path_to: text, day: day) -> many figure_hosted_org(id: org_id)
SELECT o.id FROM org o JOIN host_unit w ON w.id = o.host_id
 WHERE o.kind = :kind AND o.host_id > 0 AND {path_then} BETWEEN :path AND :path_to AND o.from_day <= :day AND o.to_day > :day AND {host_kind_then} IN ('cooperative', 'self_organisation')
 ORDER BY o.path, o.id;

-- ---- stated figures ----

--: figure_stated(path: text, path_to: text) -> many figure_stated_row(id: stated_figure_id, org: org_id, org_name: text, org_path: text, name: text, unit: text, stated: text, compared: text, counter: text, day: day, source: text)
SELECT f.id, f.org_id, o.name AS org_name, o.path AS org_path, f.name, f.unit, f.stated, f.compared, f.counter, f.day, f.source
  FROM stated_figure f JOIN org o ON o.id = f.org_id
 WHERE o.path >= :path AND o.path < :path_to ORDER BY o.path, f.id;

-- Units in the area of the organisation, and those that it covers.
--: figure_staff(path: text, path_to: text, day: day) -> one figure_size
SELECT CAST(COALESCE(SUM(u.staff), 0) AS BIGINT) AS n FROM {unit_then}
 WHERE u.from_day <= :day AND u.to_day > :day
   AND EXISTS (SELECT 1 FROM org o WHERE o.id IN (u.org_id, u.covered_by) AND {path_then} BETWEEN :path AND :path_to);

-- The organisations of those units that told how many staff they have.
--: figure_staffed(path: text, path_to: text, day: day) -> many figure_staffed_org(id: org_id)
SELECT DISTINCT u.covered_by AS id FROM {unit_then}
 WHERE u.from_day <= :day AND u.to_day > :day AND u.staff > 0 AND u.coverage IN ('own', 'joint')
   AND EXISTS (SELECT 1 FROM org o WHERE o.id IN (u.org_id, u.covered_by) AND {path_then} BETWEEN :path AND :path_to)
 ORDER BY u.covered_by;

--: figure_branch_secretaries(path: text, path_to: text, day: day) -> one figure_size
SELECT COUNT(*) FROM holding h JOIN post q ON q.id = h.post_id JOIN org o ON o.id = h.org_id
 WHERE o.path >= :path AND o.path < :path_to AND q.kind = 'secretary' AND h.from_day <= :day AND h.to_day > :day AND +h.needs_second = 0
   AND o.kind IN ('branch', 'joint_branch', 'project_branch', 'floating_branch');

-- Posts whose holder is to be looked at, each holding read once: is_unfit, who holds it today without being a full member; is_early, who held it, or holds it,
-- since before coming of age or, of a full member, since before that: `full_since` is that day as the archive has it, or as the record does where it saw the
-- conversion; -2147483647 is no day. `of_age` is at the latest a few days too late: the rule of posts says the day itself. Which posts only full members may hold is
-- asked there too.
--: across figure_doubtful_posts(path: text, path_to: text, today: day, age: int) -> many figure_doubtful_post(id: holding_id, org_name: text, org_path: text, kind: text, post_name: text, person: person_id, person_name: text, person_path: text, status: int, from_day: day, birth_day: day, full_since: day, is_unfit: bool, is_early: bool)
WITH held AS (
SELECT h.id, o.name AS org_name, o.path AS org_path, q.kind, q.name AS post_name, q.rank, p.id AS person, p.name AS person_name, p.path AS person_path, p.status, h.from_day, p.birth_day,
       CASE WHEN p.full_day <> -2147483647 THEN p.full_day
            ELSE COALESCE((SELECT MIN(m.from_day) FROM membership m
                            WHERE m.region_id = p.region_id AND m.person_id = p.id AND m.status = 2 AND m.began_by = 'converted'), -2147483647) END AS full_since,
       CASE WHEN p.status <> 2 AND h.from_day <= :today AND h.to_day > :today THEN 1 ELSE 0 END AS is_unfit
  FROM org o CROSS JOIN holding h JOIN post q ON q.id = h.post_id JOIN person p ON p.id = h.person_id
 WHERE o.path >= :path AND o.path < :path_to AND h.org_id = o.id)
SELECT id, org_name, org_path, kind, post_name, person, person_name, person_path, status, from_day, birth_day, full_since, is_unfit,
       CASE WHEN from_day < full_since OR from_day < birth_day + :age * 366 THEN 1 ELSE 0 END AS is_early
  FROM held WHERE is_unfit = 1 OR from_day < full_since OR from_day < birth_day + :age * 366
 ORDER BY org_path, rank, id;

-- Full members who joined after a day, whose conversion neither the record nor the archive has: they were never counted as probationary, and never as converted.
--: across figure_unconverted(path: text, path_to: text, since: day, limit: int) -> many figure_unconverted_row(person: person_id, person_name: text, path: text, org_name: text, joined_day: day, joined_precision: int)
SELECT p.id AS person, p.name AS person_name, p.path, o.name AS org_name, p.joined_day, p.joined_precision
  FROM org o CROSS JOIN person p
 WHERE o.path >= :path AND o.path < :path_to AND p.region_id = o.region_id AND p.path = o.path AND p.status IN (2, 3) AND p.joined_day > :since AND p.full_day = -2147483647
   AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.region_id = p.region_id AND m.person_id = p.id AND (m.status = 1 OR m.began_by = 'converted'))
 ORDER BY p.path, p.joined_day, p.id LIMIT :limit;

--: figure_root_get() -> one figure_root(id: org_id)
SELECT id FROM org WHERE parent_id = 0 ORDER BY id LIMIT 1;
