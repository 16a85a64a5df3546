-- Notices that everybody may read and object to.

--: notice_insert(id: notice_id, region: int, org: org_id, run: int, step: int, item: text, board: text, title: text, text: text, from_day: day, last_day: day, must_answer: bool, objections_last: day, answer_days: int, answer_workdays: bool, account: int) -> none
INSERT INTO notice (id, region_id, org_id, run_id, step_id, item, board, title, text, from_day, last_day, must_answer, withdrawn_day, reason, account_id, row_version,
  objections_last, answer_days, answer_workdays)
VALUES (:id, :region, :org, :run, :step, :item, :board, :title, :text, :from_day, :last_day, :must_answer, 2932897, '', :account, 1, :objections_last, :answer_days,
  :answer_workdays);

--: across notice_get(id: notice_id) -> one notice_row(id: notice_id, region: int, org: org_id, run: int, step: int, item: text, board: text, title: text, text: text, from_day: day, last_day: day, must_answer: bool, withdrawn_day: day, reason: text, row_version: int, org_name: text, org_path: text, objections_last: day, answer_days: int, answer_workdays: bool)
SELECT n.id, n.region_id, n.org_id, n.run_id, n.step_id, n.item, n.board, n.title, n.text, n.from_day, n.last_day, n.must_answer, n.withdrawn_day, n.reason,
       n.row_version, o.name, o.path, n.objections_last, n.answer_days, n.answer_workdays
  FROM notice n JOIN org o ON o.id = n.org_id WHERE n.id = :id;

-- Of one case, the newest of an item last, with how many objections there are and how many wait for an answer.
--: notices_of_run(region: int, run: int) -> many notice_of_run(id: notice_id, step: int, item: text, title: text, from_day: day, last_day: day, must_answer: bool, withdrawn_day: day, objections: int, waiting: int)
SELECT n.id, n.step_id, n.item, n.title, n.from_day, n.last_day, n.must_answer, n.withdrawn_day,
       (SELECT COUNT(*) FROM objection j WHERE j.region_id = :region AND j.notice_id = n.id),
       (SELECT COUNT(*) FROM objection j WHERE j.region_id = :region AND j.notice_id = n.id AND j.answered_s = 0)
  FROM notice n WHERE n.region_id = :region AND n.run_id = :run ORDER BY n.id;

-- What is shown today, the newest first, and whether a final vote of the case before it is void (ballot_voided_before); the board and the organisation's name may be empty, for all.
--: across notices_shown(today: day, board: text, org: text, limit: int, offset: int) -> many notice_line(id: notice_id, board: text, title: text, org_name: text, from_day: day, last_day: day, is_vote_void: bool)
SELECT n.id, n.board, n.title, o.name, n.from_day, n.last_day,
       CASE WHEN n.run_id <> 0 AND EXISTS (SELECT 1 FROM ballot b JOIN ballot_voiding v ON v.ballot_id = b.id
          WHERE b.subject = 'run' AND b.subject_id = n.run_id AND b.id < n.id AND b.state = 'void' AND v.state = 'confirmed'
            AND NOT EXISTS (SELECT 1 FROM ballot a WHERE a.subject = b.subject AND a.subject_id = b.subject_id AND a.item = b.item AND a.state = 'closed' AND a.id > b.id))
            THEN 1 ELSE 0 END AS is_vote_void
  FROM notice n JOIN org o ON o.id = n.org_id
 WHERE n.region_id IN (SELECT DISTINCT region_id FROM org) AND n.from_day <= :today AND n.last_day >= :today AND n.withdrawn_day > :today AND (:board = '' OR n.board = :board)
   AND (:org = '' OR o.name LIKE '%' || :org || '%')
 ORDER BY n.from_day DESC, n.id DESC LIMIT :limit OFFSET :offset;

--: across notices_shown_count(today: day, board: text, org: text) -> one notice_number(n: int)
SELECT COUNT(*) FROM notice n JOIN org o ON o.id = n.org_id
 WHERE n.region_id IN (SELECT DISTINCT region_id FROM org) AND n.from_day <= :today AND n.last_day >= :today AND n.withdrawn_day > :today AND (:board = '' OR n.board = :board)
   AND (:org = '' OR o.name LIKE '%' || :org || '%');

-- What was said to notices of these organisations and nobody answered, to withdrawn ones too: how much, and when the first of it came. Of a case that was stopped only
-- since a day. (Every last day is greater than 0: the index by organisation is taken for it.)
--: notices_to_answer(region: int, orgs: ids, stopped_since: day) -> many notice_to_answer_row(id: notice_id, title: text, org_name: text, last_day: day, answer_days: int, answer_workdays: bool, waiting: int, first_s: time)
SELECT n.id, n.title, o.name AS org_name, n.last_day, n.answer_days, n.answer_workdays, COUNT(*) AS waiting, CAST(MIN(j.made_s) AS BIGINT) AS first_s
  FROM notice n CROSS JOIN objection j CROSS JOIN org o
 WHERE n.region_id = :region AND n.org_id IN :orgs AND n.last_day > 0
   AND (n.last_day >= :stopped_since OR NOT EXISTS (SELECT 1 FROM run r WHERE r.region_id = :region AND r.id = n.run_id AND r.state = 'stopped'))
   AND j.region_id = :region AND j.notice_id = n.id AND j.answered_s = 0 AND o.id = n.org_id
 GROUP BY n.id, n.title, o.name, n.last_day, n.answer_days, n.answer_workdays ORDER BY n.last_day, n.id LIMIT 100;

-- When the step was closed that rested on a notice of a case.
--: notice_step_closed(region: int, run: int, step: int) -> one notice_step_row(day: day)
SELECT s.day FROM run_step s WHERE s.region_id = :region AND s.run_id = :run AND s.id = :step AND s.seal <> '';

--: notice_withdraw(id: notice_id, region: int, day: day, reason: text, version: int) -> none
UPDATE notice SET withdrawn_day = :day, reason = :reason, row_version = row_version + 1 WHERE region_id = :region AND id = :id AND row_version = :version;

--: objections_of(region: int, notice: notice_id) -> many objection_row(id: objection_id, name: text, contact: text, text: text, made_s: time, is_own: bool, answer: text, answered_s: time, row_version: int)
SELECT id, name, contact, text, made_s, CASE WHEN sender = '' THEN 1 ELSE 0 END, answer, answered_s, row_version
  FROM objection WHERE region_id = :region AND notice_id = :notice ORDER BY id;

--: across objection_notice(id: objection_id) -> one objection_notice(notice: notice_id, answered_s: time, row_version: int)
SELECT notice_id, answered_s, row_version FROM objection WHERE id = :id;

-- How many wait for an answer, and when the last one got it; 0 none.
--: objection_answers(region: int, notice: notice_id) -> one objection_answers_row(waiting: int, answered_s: time)
SELECT CAST(COALESCE(SUM(CASE WHEN answered_s = 0 THEN 1 ELSE 0 END), 0) AS BIGINT), CAST(COALESCE(MAX(answered_s), 0) AS BIGINT)
  FROM objection WHERE region_id = :region AND notice_id = :notice;

--: objection_insert(id: objection_id, region: int, notice: notice_id, name: text, contact: text, text: text, now: time, sender: text) -> none
INSERT INTO objection (id, region_id, notice_id, name, contact, text, made_s, sender, answer, answered_s, answered_by, row_version)
VALUES (:id, :region, :notice, :name, :contact, :text, :now, :sender, '', 0, 0, 1);

--: objection_count(region: int, notice: notice_id) -> one notice_number
SELECT COUNT(*) FROM objection WHERE region_id = :region AND notice_id = :notice;

--: objection_sent_since(region: int, sender: text, since: time) -> one notice_number
SELECT COUNT(*) FROM objection WHERE region_id = :region AND sender = :sender AND made_s >= :since;

--: objection_answer(id: objection_id, region: int, answer: text, now: time, account: int, version: int) -> none
UPDATE objection SET answer = :answer, answered_s = :now, answered_by = :account, row_version = row_version + 1
 WHERE region_id = :region AND id = :id AND row_version = :version;

-- The case of a notice where everybody may read it.
--: notice_open_case(region: int, run: int) -> one notice_case(id: run_id)
SELECT r.id FROM run r WHERE r.region_id = :region AND r.id = :run AND r.is_public = 1;
