-- Democratic appraisal of members: the record of a branch for a year, its people, and what was put right.

--: part appraisal_columns()
a.id, a.org_id, a.year, a.day, a.due, a.present, a.reason, a.run_id, COALESCE(p.name, c.login, '') AS made_name, a.made_s, a.excellent, a.qualified, a.basic, a.unqualified,
       a.probationary, a.absent, a.excused, a.suspended, a.row_version, a.state
  FROM appraisal a LEFT JOIN account c ON c.id = a.made_by LEFT JOIN person p ON p.id = c.person_id

--: across appraisal_find(org: org_id, year: int) -> one appraisal_row(id: appraisal_id, org: org_id, year: int, day: day, due: int, present: int, reason: text, run: int, made_name: text, made_s: time, excellent: int, qualified: int, basic: int, unqualified: int, probationary: int, absent: int, excused: int, suspended: int, row_version: int, state: text)
SELECT {appraisal_columns} WHERE a.org_id = :org AND a.year = :year;

-- Who was a member of the branch on a day: whoever moved since is still found, in whichever county. has_ground: the archive itself says why there may be no
-- grade yet: 留党察看, 停止党籍, or rights as a member that were suspended on that day.
--: across appraisal_members(org: org_id, day: day) -> many appraisal_member(person: person_id, region: int, name: text, status: int, has_ground: bool)
SELECT m.person_id AS person, m.region_id AS region, p.name, m.status,
       CASE WHEN m.status IN (3, 4) OR EXISTS (SELECT 1 FROM person_role r WHERE r.region_id = m.region_id AND r.person_id = m.person_id AND r.kind = 'rights_suspended'
            AND r.from_day <= :day AND r.to_day > :day) THEN 1 ELSE 0 END AS has_ground
  FROM membership m JOIN person p ON p.region_id = m.region_id AND p.id = m.person_id
 WHERE m.region_id IN (SELECT r.region_id FROM org r WHERE r.parent_id = 0
                       UNION SELECT c.region_id FROM org r JOIN org c ON c.parent_id = r.id WHERE r.parent_id = 0)
   AND m.org_id = :org AND m.to_day > :day AND m.from_day <= :day
 ORDER BY p.pinyin_key, m.person_id;

-- Of those members whoever has a mark of the year in another branch: nobody is counted twice. In the order of appraisal_members.
--: across appraisal_elsewhere(org: org_id, year: int, day: day) -> many appraisal_twice(person: person_id, name: text, org_name: text, day: day)
SELECT m.person_id AS person, p.name, o.name AS org_name, a.day
  FROM membership m JOIN person p ON p.region_id = m.region_id AND p.id = m.person_id
  JOIN appraisal_grade g ON g.region_id = m.region_id AND g.person_id = m.person_id AND g.year = :year JOIN appraisal a ON a.id = g.appraisal_id JOIN org o ON o.id = a.org_id
 WHERE m.region_id IN (SELECT r.region_id FROM org r WHERE r.parent_id = 0
                       UNION SELECT c.region_id FROM org r JOIN org c ON c.parent_id = r.id WHERE r.parent_id = 0)
   AND m.org_id = :org AND m.to_day > :day AND m.from_day <= :day AND a.org_id <> :org
 ORDER BY p.pinyin_key, m.person_id, a.id;

--: across appraisal_marks(appraisal: appraisal_id) -> many appraisal_mark(person: person_id, region: int, name: text, mark: text, place: text, measure: text)
SELECT g.person_id AS person, g.region_id AS region, p.name, g.mark, g.place, g.measure
  FROM appraisal_grade g JOIN person p ON p.region_id = g.region_id AND p.id = g.person_id
 WHERE g.region_id IN (SELECT r.region_id FROM org r WHERE r.parent_id = 0
                       UNION SELECT c.region_id FROM org r JOIN org c ON c.parent_id = r.id WHERE r.parent_id = 0)
   AND g.appraisal_id = :appraisal
 ORDER BY p.pinyin_key, g.person_id;

--: appraisal_insert(id: appraisal_id, org: org_id, year: int, day: day, due: int, present: int, reason: text, run: int, account: int, now: time, state: text) -> none
INSERT INTO appraisal (id, org_id, year, day, due, present, reason, run_id, made_by, made_s, excellent, qualified, basic, unqualified, probationary, absent, excused, suspended, row_version, state)
VALUES (:id, :org, :year, :day, :due, :present, :reason, :run, :account, :now, 0, 0, 0, 0, 0, 0, 0, 0, 1, :state);

-- A year whose record was withdrawn is recorded again: its history goes on.
--: appraisal_insert_again(id: appraisal_id, day: day, due: int, present: int, reason: text, run: int, account: int, now: time, state: text) -> none
UPDATE appraisal SET day = :day, due = :due, present = :present, reason = :reason, run_id = :run, made_by = :account, made_s = :now, state = :state WHERE id = :id;

--: appraisal_set_state(id: appraisal_id, state: text) -> none
UPDATE appraisal SET state = :state WHERE id = :id;

--: appraisal_set_meeting(id: appraisal_id, day: day, due: int, present: int, reason: text) -> none
UPDATE appraisal SET day = :day, due = :due, present = :present, reason = :reason WHERE id = :id;

-- Nothing is written where the person has a mark of the year by now.
--: appraisal_grade_insert(id: appraisal_grade_id, region: int, appraisal: appraisal_id, person: person_id, year: int, mark: text, place: text, measure: text) -> none
INSERT INTO appraisal_grade (id, region_id, appraisal_id, person_id, mark, place, measure, year) VALUES (:id, :region, :appraisal, :person, :mark, :place, :measure, :year)
    ON CONFLICT (region_id, person_id, year) DO NOTHING;

--: appraisal_grade_set(region: int, appraisal: appraisal_id, person: person_id, mark: text, place: text, measure: text) -> none
UPDATE appraisal_grade SET mark = :mark, place = :place, measure = :measure WHERE region_id = :region AND appraisal_id = :appraisal AND person_id = :person;

--: appraisal_set_counts(id: appraisal_id, excellent: int, qualified: int, basic: int, unqualified: int, probationary: int, absent: int, excused: int, suspended: int) -> none
UPDATE appraisal SET excellent = :excellent, qualified = :qualified, basic = :basic, unqualified = :unqualified, probationary = :probationary, absent = :absent,
       excused = :excused, suspended = :suspended, row_version = row_version + 1 WHERE id = :id;

-- What waits, or was given back, is part of what a page shows: whoever saw it otherwise decides about something else.
--: appraisal_touch(id: appraisal_id) -> none
UPDATE appraisal SET row_version = row_version + 1 WHERE id = :id;

--: appraisal_grade_delete(region: int, appraisal: appraisal_id, person: person_id) -> none
DELETE FROM appraisal_grade WHERE region_id = :region AND appraisal_id = :appraisal AND person_id = :person;

-- ---- what was put right, withdrawn, or recorded long after its year ----

--: part correction_columns()
k.id, k.appraisal_id, k.reason, k.state, k.made_by, COALESCE(p.name, c.login, '') AS made_name, k.made_s, k.decided_by, COALESCE(q.name, d.login, '') AS decided_name,
       k.decided_s, k.note, k.kind
  FROM appraisal_correction k LEFT JOIN account c ON c.id = k.made_by LEFT JOIN person p ON p.id = c.person_id
  LEFT JOIN account d ON d.id = k.decided_by LEFT JOIN person q ON q.id = d.person_id

--: across appraisal_corrections(appraisal: appraisal_id) -> many appraisal_correction_row(id: appraisal_correction_id, appraisal: appraisal_id, reason: text, state: text, made_by: int, made_name: text, made_s: time, decided_by: int, decided_name: text, decided_s: time, note: text, kind: text)
SELECT {correction_columns} WHERE k.appraisal_id = :appraisal ORDER BY k.id DESC;

--: across appraisal_correction_lines(appraisal: appraisal_id) -> many appraisal_change(correction: appraisal_correction_id, number: int, person: person_id, name: text, field: text, was: text, became: text)
SELECT l.correction_id AS correction, l.number, l.person_id AS person, COALESCE(p.name, '') AS name, l.field, l.was, l.became
  FROM appraisal_correction k JOIN appraisal_correction_line l ON l.correction_id = k.id LEFT JOIN person p ON p.id = l.person_id
 WHERE k.appraisal_id = :appraisal ORDER BY l.correction_id DESC, l.number;

--: appraisal_correction_insert(id: appraisal_correction_id, appraisal: appraisal_id, kind: text, reason: text, state: text, account: int, now: time) -> none
INSERT INTO appraisal_correction (id, appraisal_id, reason, state, made_by, made_s, decided_by, decided_s, note, kind)
VALUES (:id, :appraisal, :reason, :state, :account, :now, 0, 0, '', :kind);

--: appraisal_correction_line_insert(correction: appraisal_correction_id, number: int, person: person_id, field: text, was: text, became: text) -> none
INSERT INTO appraisal_correction_line (correction_id, number, person_id, field, was, became) VALUES (:correction, :number, :person, :field, :was, :became);

--: appraisal_correction_close(id: appraisal_correction_id, state: text, account: int, now: time, note: text) -> none
UPDATE appraisal_correction SET state = :state, decided_by = :account, decided_s = :now, note = :note WHERE id = :id AND state = 'waiting';

-- Corrections below a place that somebody else asked for, where nobody nearer to the branch than the place could decide them: of those above it the nearest
-- with an account is told.
--: appraisal_to_decide(path: text, path_to: text, account: int, today: day) -> one appraisal_number(n: int, year: int)
SELECT COUNT(*) AS n, COALESCE(MAX(a.year), 0) AS year FROM appraisal_correction k CROSS JOIN appraisal a CROSS JOIN org o
 WHERE k.state = 'waiting' AND k.made_by <> :account AND a.id = k.appraisal_id AND o.id = a.org_id AND o.path > :path AND o.path < :path_to
   AND NOT EXISTS (SELECT 1 FROM org near CROSS JOIN holding h CROSS JOIN post po CROSS JOIN account c
        WHERE near.path IN (substr(o.path, 1, 4), substr(o.path, 1, 8), substr(o.path, 1, 12), substr(o.path, 1, 16), substr(o.path, 1, 20), substr(o.path, 1, 24))
          AND near.path > :path AND near.path < o.path AND h.org_id = near.id AND h.from_day <= :today AND h.to_day > :today AND h.needs_second = 0 AND po.id = h.post_id
          AND EXISTS (SELECT 1 FROM post_right r WHERE r.post_kind = po.kind AND r.permission = 'edit_person')
          AND c.person_id = h.person_id AND c.is_closed = 0 AND c.admin = 0 AND c.id <> k.made_by);

-- ---- these branches in a year ----

--: part appraisal_branches_of(orgs: ids, year: int)
  FROM org o LEFT JOIN org u ON u.id = o.parent_id LEFT JOIN appraisal x ON x.org_id = o.id AND x.year = :year
  LEFT JOIN appraisal a ON a.id = x.id AND a.state = 'held' LEFT JOIN appraisal_correction k ON k.appraisal_id = x.id AND k.state = 'waiting'
 WHERE o.id IN :orgs

--: appraisal_branches({appraisal_branches_of}, side: text, limit: int, offset: int) -> many appraisal_branch(org: org_id, name: text, parent_name: text, is_done: bool, day: day, due: int, present: int, excellent: int, qualified: int, basic: int, unqualified: int, ungraded: int, waiting: bool)
SELECT o.id AS org, o.name, COALESCE(u.short_name, '') AS parent_name, CASE WHEN a.id IS NULL THEN 0 ELSE 1 END AS is_done, COALESCE(a.day, 0) AS day, COALESCE(a.due, 0) AS due,
       COALESCE(a.present, 0) AS present, COALESCE(a.excellent, 0) AS excellent, COALESCE(a.qualified, 0) AS qualified, COALESCE(a.basic, 0) AS basic,
       COALESCE(a.unqualified, 0) AS unqualified, COALESCE(a.probationary + a.absent + a.excused + a.suspended, 0) AS ungraded,
       CASE WHEN k.id IS NULL THEN 0 ELSE 1 END AS waiting
{appraisal_branches_of}
   AND (:side = '' OR (:side = 'done' AND a.id IS NOT NULL) OR (:side = 'missing' AND a.id IS NULL) OR (:side = 'waiting' AND k.id IS NOT NULL))
 ORDER BY o.path, o.id LIMIT :limit OFFSET :offset;

--: appraisal_branches_sum({appraisal_branches_of}) -> one appraisal_sides(n: int, done: int, waiting: int, due: int, present: int, excellent: int, qualified: int, basic: int, unqualified: int, ungraded: int)
SELECT COUNT(*) AS n, COUNT(a.id) AS done, COUNT(k.id) AS waiting, CAST(COALESCE(SUM(a.due), 0) AS BIGINT) AS due, CAST(COALESCE(SUM(a.present), 0) AS BIGINT) AS present,
       CAST(COALESCE(SUM(a.excellent), 0) AS BIGINT) AS excellent, CAST(COALESCE(SUM(a.qualified), 0) AS BIGINT) AS qualified, CAST(COALESCE(SUM(a.basic), 0) AS BIGINT) AS basic,
       CAST(COALESCE(SUM(a.unqualified), 0) AS BIGINT) AS unqualified, CAST(COALESCE(SUM(a.probationary + a.absent + a.excused + a.suspended), 0) AS BIGINT) AS ungraded
{appraisal_branches_of};

-- ---- one person ----

--: across appraisal_of_person(region: int, person: person_id) -> many appraisal_own(year: int, day: day, org: org_id, org_name: text, mark: text, place: text, measure: text)
SELECT a.year, a.day, a.org_id AS org, o.name AS org_name, g.mark, g.place, g.measure
  FROM appraisal_grade g JOIN appraisal a ON a.id = g.appraisal_id JOIN org o ON o.id = a.org_id
 WHERE g.region_id = :region AND g.person_id = :person AND a.state = 'held' ORDER BY a.year DESC, a.id;

--: across appraisal_person(person: person_id) -> one appraisal_person_row(region: int, name: text, path: text)
SELECT region_id AS region, name, path FROM person WHERE id = :person;

--: appraisal_tell(id: message_id, region: int, person: person_id, org: org_id, text: text, now: time) -> none
INSERT INTO message (id, region_id, person_id, org_id, run_id, text, made_s, read_s) VALUES (:id, :region, :person, :org, 0, :text, :now, 0);
