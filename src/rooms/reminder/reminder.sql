-- Reminders and the cases on them.

--: reminder_insert(id: reminder_id, region: int, org: org_id, to: org_id, run: int, year: int, number: int, day: day, by_day: day, note: text, person: int, account: int, now: time) -> none
INSERT INTO reminder (id, region_id, org_id, to_id, run_id, year, number, day, by_day, note, person_id, account_id, time_s)
VALUES (:id, :region, :org, :to, :run, :year, :number, :day, :by_day, :note, :person, :account, :now);

--: reminder_line_insert(id: reminder_line_id, region: int, reminder: int, number: int, run: int, step: int, title: text, programme_title: text, step_title: text, org_name: text, who: text, basis: text, missing: text, due_day: day, duty: text, person: int, code: text, responsible: int) -> none
INSERT INTO reminder_line (id, region_id, reminder_id, number, run_id, step_id, title, programme_title, step_title, org_name, who, basis, missing, due_day, duty, person_id, code, org_id)
VALUES (:id, :region, :reminder, :number, :run, :step, :title, :programme_title, :step_title, :org_name, :who, :basis, :missing, :due_day, :duty, :person, :code, :responsible);

-- The last number that an organisation gave in a year.
--: reminder_last(region: int, org: org_id, year: int) -> one reminder_number_row(n: int)
SELECT CAST(COALESCE(MAX(number), 0) AS BIGINT) FROM reminder WHERE region_id = :region AND org_id = :org AND year = :year;

--: reminder_same(region: int, org: org_id, to: org_id, run: int, day: day) -> one reminder_same_row(year: int, number: int)
SELECT year, number FROM reminder WHERE region_id = :region AND org_id = :org AND to_id = :to AND run_id = :run AND day = :day ORDER BY id DESC LIMIT 1;

--: across reminder_get(id: reminder_id) -> one reminder_row(id: reminder_id, region: int, org: org_id, org_name: text, to: org_id, to_name: text, to_path: text, run: int, year: int, number: int, day: day, by_day: day, note: text, person_name: text)
SELECT m.id, m.region_id, m.org_id, o.name, m.to_id, t.name, t.path, m.run_id, m.year, m.number, m.day, m.by_day, m.note, COALESCE(p.name, '')
  FROM reminder m JOIN org o ON o.id = m.org_id JOIN org t ON t.id = m.to_id LEFT JOIN person p ON p.id = m.person_id WHERE m.id = :id;

-- Still to be done: the step is open, the period was not reported, somebody is on probation still or his transfer under way, or the applicant is one still and no case of his has registered the talk: the step behind
-- the first, which registers the application, is closed.
--: part line_left(region: int)
((l.duty = '' AND l.person_id = 0 AND COALESCE(s.day, 0) = 2932897 AND COALESCE(r.state, '') = 'open')
           OR (l.duty <> '' AND EXISTS (SELECT 1 FROM run_duty d WHERE d.region_id = :region AND d.run_id = l.run_id AND d.duty = l.duty AND d.due_day <= l.due_day))
           OR (l.duty = 'convert' AND l.person_id <> 0 AND EXISTS (SELECT 1 FROM person p WHERE +p.region_id = :region AND p.id = l.person_id AND p.status = 1
              AND NOT EXISTS (SELECT 1 FROM person_role x WHERE x.region_id = :region AND x.person_id = p.id AND x.kind = 'extended' AND x.to_day = 2932897 AND x.from_day >= l.due_day)))
           OR (l.duty = 'transfer' AND l.person_id <> 0 AND EXISTS (SELECT 1 FROM transfer v WHERE v.id = l.step_id AND v.state IN ('draft', 'agreed', 'issued', 'accepted')))
           OR (l.duty = '' AND l.person_id <> 0 AND EXISTS (SELECT 1 FROM person_role a WHERE a.region_id = :region AND a.person_id = l.person_id AND a.kind = 'applicant' AND a.to_day = 2932897)
             AND NOT EXISTS (SELECT 1 FROM run x WHERE x.region_id = :region AND x.subject_kind = 'person' AND x.subject_id = l.person_id AND x.state = 'open'
               AND (l.code = '' OR x.code = l.code) AND EXISTS (SELECT 1 FROM run_step t WHERE t.region_id = :region AND t.run_id = x.id AND t.number > 1 AND t.day < 2932897))))

-- As they stood that day; is_done: the step was closed since, the period of the duty was reported, the talk with the applicant registered, or it ended.
--: reminder_lines(region: int, reminder: int) -> many reminder_line(run: int, step: int, title: text, programme_title: text, step_title: text, org_name: text, who: text, basis: text, missing: text, due_day: day, duty: text, person: int, code: text, responsible: int, is_done: bool)
SELECT l.run_id, l.step_id, l.title, l.programme_title, l.step_title, l.org_name, l.who, l.basis, l.missing, l.due_day, l.duty, l.person_id, l.code, l.org_id,
       CASE WHEN {line_left} THEN 0 ELSE 1 END
  FROM reminder_line l LEFT JOIN run r ON r.region_id = :region AND r.id = l.run_id LEFT JOIN run_step s ON s.region_id = :region AND s.id = l.step_id
 WHERE l.region_id = :region AND l.reminder_id = :reminder ORDER BY l.number;

-- To be reported by an organisation at a place or below it, of a period that has begun and is over before a day.
--: part duty_owed(region: int, path_from: text, path_to: text, today: day, before: day)
d.due_day < :before AND d.from_day <= :today
   AND EXISTS (SELECT 1 FROM run_turn t JOIN org o ON o.id = t.org_id
        WHERE t.region_id = :region AND t.run_id = d.run_id AND t.kind = 'reports' AND t.duty = d.duty AND o.path >= :path_from AND o.path < :path_to)

-- Who reports it there: the organisation of the case, where it does.
--: part duty_reporter(region: int, path_from: text, path_to: text)
(SELECT COALESCE(MAX(CASE WHEN t.org_id = r.org_id THEN t.org_id END), MIN(t.org_id)) FROM run_turn t JOIN org o ON o.id = t.org_id JOIN run r ON r.region_id = :region AND r.id = t.run_id
        WHERE t.region_id = :region AND t.run_id = d.run_id AND t.kind = 'reports' AND t.duty = d.duty AND o.path >= :path_from AND o.path < :path_to)

-- What organisations at a place or below it have to report on duties, of periods that have begun and are over before a day, those due first.
--: reminder_duties({duty_reporter}, today: day, before: day, limit: int) -> many reminder_duty(run: run_id, duty: text, title: text, from_day: day, due_day: day, responsible: int)
SELECT d.run_id, d.duty, d.title, d.from_day, d.due_day, {duty_reporter} FROM run_duty d
 WHERE d.region_id = :region AND {duty_owed}
 ORDER BY d.due_day, d.run_id, d.duty LIMIT :limit;

-- Likewise of one case.
--: reminder_case_duties({duty_reporter}, run: run_id, today: day, before: day, limit: int) -> many reminder_duty
SELECT d.run_id, d.duty, d.title, d.from_day, d.due_day, {duty_reporter} FROM run_duty d
 WHERE d.region_id = :region AND d.run_id = :run AND {duty_owed}
 ORDER BY d.due_day, d.duty LIMIT :limit;

-- To an organisation or one below it, the newest first.
--: reminder_list(region: int, path_from: text, path_to: text, limit: int, offset: int) -> many reminder_item(id: reminder_id, org_name: text, to: org_id, to_name: text, run: int, year: int, number: int, day: day, by_day: day, cases: int, left: int)
SELECT m.id, o.name, m.to_id, t.name, m.run_id, m.year, m.number, m.day, m.by_day,
       (SELECT COUNT(*) FROM reminder_line l WHERE l.region_id = :region AND l.reminder_id = m.id),
       (SELECT COUNT(*) FROM reminder_line l LEFT JOIN run r ON r.region_id = :region AND r.id = l.run_id LEFT JOIN run_step s ON s.region_id = :region AND s.id = l.step_id
         WHERE l.region_id = :region AND l.reminder_id = m.id AND {line_left})
  FROM reminder m JOIN org o ON o.id = m.org_id JOIN org t ON t.id = m.to_id
 WHERE m.region_id = :region AND t.path >= :path_from AND t.path < :path_to ORDER BY m.id DESC LIMIT :limit OFFSET :offset;

--: reminder_list_count(region: int, path_from: text, path_to: text) -> one reminder_number_row
SELECT COUNT(*) FROM reminder m JOIN org t ON t.id = m.to_id WHERE m.region_id = :region AND t.path >= :path_from AND t.path < :path_to;

-- Sheets to some organisations on which a step is still open, or a period not reported.
--: part reminder_open(region: int, orgs: ids)
 WHERE m.region_id = :region AND m.to_id IN :orgs AND EXISTS (SELECT 1 FROM reminder_line l LEFT JOIN run r ON r.region_id = :region AND r.id = l.run_id
         LEFT JOIN run_step s ON s.region_id = :region AND s.id = l.step_id
         WHERE l.region_id = :region AND l.reminder_id = m.id

-- The first of each group: late, due today, this week, later.
--: reminder_waiting({reminder_open}, today: day, tomorrow: day, week_end: day, limit: int) -> many reminder_waiting(id: reminder_id, org_name: text, year: int, number: int, by_day: day, time_s: time, cases: int)
SELECT w.id, o.name, w.year, w.number, w.by_day, w.time_s, (SELECT COUNT(*) FROM reminder_line x WHERE x.region_id = :region AND x.reminder_id = w.id)
  FROM (SELECT m.id, m.org_id, m.year, m.number, m.by_day, m.time_s, ROW_NUMBER() OVER (
         PARTITION BY CASE WHEN m.by_day < :today THEN 0 WHEN m.by_day < :tomorrow THEN 1 WHEN m.by_day < :week_end THEN 2 ELSE 3 END
         ORDER BY m.by_day, m.id) AS place
          FROM reminder m
{reminder_open} AND {line_left})) w JOIN org o ON o.id = w.org_id
 WHERE w.place <= :limit ORDER BY w.by_day, w.id;

--: reminder_waiting_count({reminder_open}, today: day, tomorrow: day, week_end: day) -> one reminder_due_row(late: int, today: int, week: int, soon: int)
SELECT CAST(COALESCE(SUM(CASE WHEN m.by_day < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE WHEN m.by_day >= :today AND m.by_day < :tomorrow THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE WHEN m.by_day >= :tomorrow AND m.by_day < :week_end THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE WHEN m.by_day >= :week_end THEN 1 ELSE 0 END), 0) AS BIGINT)
  FROM reminder m
{reminder_open} AND {line_left});

-- Sheets to others on which something is left to do for some organisations: a general branch or a committee above got them.
--: reminder_urged(region: int, orgs: ids, limit: int) -> many reminder_urged_row(id: reminder_id, org_name: text, to_name: text, year: int, number: int, by_day: day, cases: int)
SELECT m.id, o.name, t.name, m.year, m.number, m.by_day, urged.n
  FROM (SELECT l.reminder_id, COUNT(*) AS n
          FROM org u CROSS JOIN reminder_line l LEFT JOIN run r ON r.region_id = :region AND r.id = l.run_id LEFT JOIN run_step s ON s.region_id = :region AND s.id = l.step_id
         WHERE u.id IN :orgs AND l.region_id = :region AND l.org_id = u.id AND {line_left} GROUP BY l.reminder_id) urged
  CROSS JOIN reminder m JOIN org o ON o.id = m.org_id JOIN org t ON t.id = m.to_id
 WHERE +m.region_id = :region AND m.id = urged.reminder_id AND m.to_id NOT IN :orgs ORDER BY m.by_day, m.id LIMIT :limit;
