-- What duties of cases still ask for, and what was reported.

--: part duty_below(region: int, path_from: text, path_to: text, code: text)
  FROM org o CROSS JOIN run r CROSS JOIN run_duty d
 WHERE o.path >= :path_from AND o.path < :path_to AND r.region_id = :region AND r.org_id = o.id AND r.state = 'open' AND d.region_id = :region AND d.run_id = r.id
   AND (:code = '' OR r.code = :code)

-- Of periods that have begun, those over between two days.
--: run_duties_below({duty_below}, from_day: day, before: day, today: day, limit: int, offset: int) -> many run_duty_line(run: run_id, title: text, code: text, programme_title: text, org: org_id, org_name: text, duty_title: text, from_day: day, due_day: day, reported_day: day, person: int, path: text, transfer: int)
SELECT r.id, r.title, r.code, COALESCE(NULLIF(r.called, ''), (SELECT p.title FROM programme_file p WHERE p.id = r.programme_id)), o.id, o.name, d.title, d.from_day, d.due_day,
       -2147483647 AS reported_day, 0 AS person, o.path, 0 AS transfer
{duty_below} AND d.due_day >= :from_day AND d.due_day < :before AND d.from_day <= :today ORDER BY d.due_day, r.id, d.duty LIMIT :limit OFFSET :offset;

--: run_duties_below_count({duty_below}, today: day, week_end: day) -> one run_duty_counts(late: int, week: int, n: int)
SELECT CAST(COALESCE(SUM(CASE WHEN d.due_day < :today THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE WHEN d.due_day >= :today AND d.due_day < :week_end THEN 1 ELSE 0 END), 0) AS BIGINT), COUNT(*)
{duty_below} AND d.from_day <= :today;

-- How many are late: there are fewer of them than of cases, so they are where it begins.
--: run_duties_late_count(region: int, path_from: text, path_to: text, today: day) -> one run_duty_number(n: int)
SELECT COUNT(*) FROM run_duty d CROSS JOIN run r CROSS JOIN org o
 WHERE d.region_id = :region AND d.due_day < :today AND d.from_day <= :today AND r.region_id = :region AND r.id = d.run_id AND r.state = 'open'
   AND o.id = r.org_id AND o.path >= :path_from AND o.path < :path_to;

-- The last reports first; of a period that was corrected the one that counts.
--: part duty_reported(region: int, path_from: text, path_to: text, code: text, since: day)
  FROM org o CROSS JOIN run r CROSS JOIN run_report t JOIN programme_file p ON p.id = r.programme_id
 WHERE o.path >= :path_from AND o.path < :path_to AND r.region_id = :region AND r.org_id = o.id AND t.region_id = :region AND t.run_id = r.id AND t.day >= :since
   AND (:code = '' OR r.code = :code)
   AND NOT EXISTS (SELECT 1 FROM run_report l WHERE l.region_id = :region AND l.run_id = t.run_id AND l.duty = t.duty AND l.period_day = t.period_day AND l.id > t.id)

--: run_duties_reported({duty_reported}, limit: int, offset: int) -> many run_duty_line
SELECT r.id, r.title, r.code, COALESCE(NULLIF(r.called, ''), p.title), o.id, o.name,
       COALESCE((SELECT d.title FROM run_duty d WHERE d.region_id = :region AND d.run_id = r.id AND d.duty = t.duty), t.duty), -2147483647 AS from_day, t.period_day, t.day, 0 AS person, o.path, 0 AS transfer
{duty_reported} ORDER BY t.day DESC, t.id DESC LIMIT :limit OFFSET :offset;

--: run_duties_reported_count({duty_reported}) -> one run_duty_number
SELECT COUNT(*)
{duty_reported};
