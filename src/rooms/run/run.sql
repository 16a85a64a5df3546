-- Cases of practices: the run, each time a step was open, what was filled in, who signed.

--: across run_get(id: run_id) -> one run_row(id: run_id, region: int, programme: programme_file_id, code: text, org: org_id, subject_kind: text, subject_ref: int, title: text, state: text, step: text, step_title: text, due_day: day, finish: text, finish_title: text, opened_day: day, closed_day: day, account: int, reason: text, row_version: int, programme_title: text, version: int, org_name: text, org_path: text, is_public: bool, entered_day: day, paper: int, entered_by: text)
SELECT r.id, r.region_id, r.programme_id, r.code, r.org_id, r.subject_kind, r.subject_id, r.title, r.state, r.step, r.step_title, r.due_day,
       r.finish, r.finish_title, r.opened_day, r.closed_day, r.account_id, r.reason, r.row_version, COALESCE(NULLIF(r.called, ''), p.title), p.version, o.name, o.path, r.is_public,
       COALESCE(q.entered_day, -2147483647), COALESCE(q.file_id, 0), COALESCE(e.name, a.login, '')
  FROM run r JOIN programme_file p ON p.id = r.programme_id JOIN org o ON o.id = r.org_id
  LEFT JOIN account a ON a.id = r.account_id LEFT JOIN person e ON e.id = a.person_id
  LEFT JOIN run_paper q ON q.region_id = r.region_id AND q.run_id = r.id WHERE r.id = :id;

--: run_insert(id: run_id, region: int, programme: programme_file_id, code: text, org: org_id, subject_kind: text, subject_ref: int, title: text, text_key: text, step: text, step_title: text, due_day: day, opened_day: day, account: int, is_public: bool, called: text) -> none
INSERT INTO run (id, region_id, programme_id, code, org_id, subject_kind, subject_id, title, text_key, state, step, step_title, due_day,
                 finish, finish_title, opened_day, closed_day, account_id, reason, row_version, is_public, called)
VALUES (:id, :region, :programme, :code, :org, :subject_kind, :subject_ref, :title, :text_key, 'open', :step, :step_title, :due_day,
        '', '', :opened_day, 2932897, :account, '', 1, :is_public, :called);

-- Taken over from paper.
--: run_paper_insert(id: run_paper_id, region: int, run: run_id, day: day, file: int) -> none
INSERT INTO run_paper (id, region_id, run_id, entered_day, file_id) VALUES (:id, :region, :run, :day, :file);

--: run_move(id: run_id, region: int, state: text, step: text, step_title: text, due_day: day, finish: text, finish_title: text, closed_day: day, version: int) -> none
UPDATE run SET state = :state, step = :step, step_title = :step_title, due_day = :due_day, finish = :finish, finish_title = :finish_title,
               closed_day = :closed_day, row_version = row_version + 1
 WHERE region_id = :region AND id = :id AND row_version = :version;

--: run_touch(id: run_id, region: int, version: int) -> none
UPDATE run SET row_version = row_version + 1 WHERE region_id = :region AND id = :id AND row_version = :version;

--: run_stop(id: run_id, region: int, day: day, reason: text, version: int) -> none
UPDATE run SET state = 'stopped', due_day = 2932897, closed_day = :day, reason = :reason, row_version = row_version + 1
 WHERE region_id = :region AND id = :id AND row_version = :version;

--: run_stopped_insert(id: run_stopped_id, region: int, run: run_id, account: int, file: int) -> none
INSERT INTO run_stopped (id, region_id, run_id, account_id, file_id) VALUES (:id, :region, :run, :account, :file);

--: run_stopped_get(region: int, run: run_id) -> one run_stopped_row(file: int, name: text)
SELECT s.file_id, COALESCE(p.name, a.login, '') FROM run_stopped s
  LEFT JOIN account a ON a.id = s.account_id LEFT JOIN person p ON p.id = a.person_id
 WHERE s.region_id = :region AND s.run_id = :run;

-- How many cases of each practice are open in an organisation: what is used there. `|| ''` keeps SQLite from reading all cases of the county in
-- the order of practices.
--: run_open_codes(region: int, org: org_id) -> many run_open_code(code: text, n: int)
SELECT code || '' AS code, COUNT(*) AS n FROM run WHERE region_id = :region AND org_id = :org AND state = 'open' GROUP BY code || '';

--: run_open_of(region: int, subject_kind: text, subject_ref: int, code: text) -> one run_open_row(id: run_id, org_name: text, opened_day: day)
SELECT r.id, o.name, r.opened_day FROM run r JOIN org o ON o.id = r.org_id
 WHERE r.region_id = :region AND r.subject_kind = :subject_kind AND r.subject_id = :subject_ref AND r.state = 'open' AND r.code = :code LIMIT 1;

-- Others that are open about the same subject, with what stands in a field of theirs now: that of the last step in which it was filled in.
--: run_open_with(region: int, subject_kind: text, subject_ref: int, code: text, form: text, field: text, but: run_id) -> many run_open_with_row(id: run_id, org_name: text, opened_day: day, value: text)
SELECT r.id, o.name, r.opened_day, v.value
  FROM run r CROSS JOIN org o CROSS JOIN run_value v
 WHERE r.region_id = :region AND r.subject_kind = :subject_kind AND r.subject_id = :subject_ref AND r.state = 'open' AND r.code = :code AND r.id <> :but
   AND o.id = r.org_id AND v.region_id = :region AND v.run_id = r.id AND v.form = :form AND v.field = :field
   AND NOT EXISTS (SELECT 1 FROM run_value n WHERE n.region_id = :region AND n.run_id = v.run_id AND n.form = v.form AND n.field = v.field AND n.step_id > v.step_id)
 ORDER BY r.id;

-- Of the cases of a practice about a person the open one, else the one that was opened last.
--: run_newest_about(region: int, person: person_id, code: text) -> one run_about_row(state: text, step_title: text, finish: text, finish_title: text, opened_day: day, closed_day: day, org_name: text)
SELECT r.state, r.step_title, r.finish, r.finish_title, r.opened_day, r.closed_day, o.name FROM run r JOIN org o ON o.id = r.org_id
 WHERE r.region_id = :region AND r.subject_kind = 'person' AND r.subject_id = :person AND r.code = :code
 ORDER BY CASE WHEN r.state = 'open' THEN 0 ELSE 1 END, r.opened_day DESC, r.id DESC LIMIT 1;

-- Other open cases about the same subject.
--: run_others_open(region: int, subject_kind: text, subject_ref: int, id: run_id) -> many run_other(id: run_id, programme: programme_file_id, step: text)
SELECT id, programme_id, step FROM run
 WHERE region_id = :region AND subject_kind = :subject_kind AND subject_id = :subject_ref AND state = 'open' AND id <> :id;

-- Of the cases of a practice about somebody those that were not stopped: the open one, then those that are over, the last one first. step_day: since when the open
-- step is open.
--: run_gate_cases(region: int, subject_kind: text, subject_ref: int, code: text) -> many run_gate_case(id: run_id, org_path: text, state: text, step_title: text, finish: text, finish_title: text, opened_day: day, closed_day: day, step_day: day)
SELECT r.id, o.path, r.state, r.step_title, r.finish, r.finish_title, r.opened_day, r.closed_day,
       COALESCE((SELECT MAX(s.opened_day) FROM run_step s WHERE s.region_id = :region AND s.run_id = r.id AND s.seal = ''), r.opened_day)
  FROM run r JOIN org o ON o.id = r.org_id
 WHERE r.region_id = :region AND r.subject_kind = :subject_kind AND r.subject_id = :subject_ref AND r.state <> 'stopped' AND r.code = :code
 ORDER BY CASE WHEN r.state = 'open' THEN 0 ELSE 1 END, r.closed_day DESC, r.id DESC LIMIT 50;

-- Cases of a practice in an organisation and below it that were not stopped, the earliest first.
--: run_cases_of(region: int, code: text, path_from: text, path_to: text, limit: int) -> many run_case_of(id: run_id)
SELECT r.id FROM org o CROSS JOIN run r
 WHERE r.region_id = :region AND r.org_id = o.id AND r.code = :code AND r.state <> 'stopped' AND o.path >= :path_from AND o.path < :path_to
 ORDER BY r.opened_day, r.id LIMIT :limit;

-- The last draw of that item in an organisation that a case of the practice held which was opened since that day, whatever came of the case.
--: run_draw_of_period(region: int, org: org_id, code: text, item: text, opened_from: day) -> one run_draw_before(id: draw_id)
SELECT d.id FROM run r JOIN draw d ON d.subject = 'run' AND d.subject_id = r.id
 WHERE r.region_id = :region AND r.org_id = :org AND r.code = :code AND r.opened_day >= :opened_from AND d.item = :item
 ORDER BY d.id DESC LIMIT 1;

-- Where the open cases of an organisation and of those below it stand.
--: run_open_below(region: int, path_from: text, path_to: text, limit: int) -> many run_open_one(id: run_id, programme: programme_file_id, step: text, org_path: text)
SELECT r.id, r.programme_id, r.step, o.path FROM org o CROSS JOIN run r
 WHERE r.region_id = :region AND r.org_id = o.id AND r.state = 'open' AND o.path >= :path_from AND o.path < :path_to
 ORDER BY o.path, r.id LIMIT :limit;

-- What came of the cases about somebody, by practice, the last one of each first. Ordered by the code itself SQLite walks over all cases of the region in the order
-- of the index by code: 13 ms with 30,000 of them, where the index by subject takes 0.03.
--: run_ended_about(region: int, subject_kind: text, subject_ref: int) -> many run_ended_case(id: run_id, programme: programme_file_id, code: text, title: text, org_path: text, finish: text, finish_title: text, closed_day: day)
SELECT r.id, r.programme_id, r.code, COALESCE(NULLIF(r.called, ''), p.title), o.path, r.finish, r.finish_title, r.closed_day
  FROM run r JOIN programme_file p ON p.id = r.programme_id JOIN org o ON o.id = r.org_id
 WHERE r.region_id = :region AND r.subject_kind = :subject_kind AND r.subject_id = :subject_ref AND r.state = 'done'
 ORDER BY COALESCE(r.code, ''), r.closed_day DESC, r.id DESC;

-- Cases of the organisation about a matter that are over, those too that were stopped behind a final vote.
--: run_same_over(region: int, org: org_id) -> many run_same(id: run_id, programme: programme_file_id, code: text, state: text, title: text, text_key: text, finish: text, finish_title: text, closed_day: day)
SELECT r.id, r.programme_id, r.code, r.state, r.title, r.text_key, r.finish, r.finish_title, r.closed_day FROM run r
 WHERE r.region_id = :region AND r.org_id = :org AND r.text_key <> '' AND (r.state = 'done' OR (r.state = 'stopped'
   AND EXISTS (SELECT 1 FROM ballot b WHERE b.subject = 'run' AND b.subject_id = r.id AND b.state = 'closed')))
 ORDER BY r.closed_day DESC, r.id DESC;

-- And those that are open; closed_day is the day on which each was opened.
--: run_same_open(region: int, org: org_id) -> many run_same
SELECT r.id, r.programme_id, r.code, r.state, r.title, r.text_key, r.finish, r.finish_title, r.opened_day FROM run r
 WHERE r.region_id = :region AND r.org_id = :org AND r.text_key <> '' AND r.state = 'open'
 ORDER BY r.opened_day DESC, r.id DESC;

-- What was declared of others when the case was opened.
--: run_declared_of(region: int, run: run_id) -> many run_declared_row(other: run_id, title: text, finish_title: text, closed_day: day, author: text)
SELECT d.other_id, r.title, r.finish_title, r.closed_day, COALESCE(p.name, a.login, '') AS author
  FROM run_declared d JOIN run r ON r.region_id = :region AND r.id = d.other_id LEFT JOIN account a ON a.id = d.account_id
       LEFT JOIN person p ON p.region_id = :region AND p.id = a.person_id
 WHERE d.region_id = :region AND d.run_id = :run ORDER BY d.id;

--: run_declared_insert(id: run_declared_id, region: int, run: run_id, other: run_id, account: int) -> none
INSERT INTO run_declared (id, region_id, run_id, other_id, account_id) VALUES (:id, :region, :run, :other, :account);

-- Not counting those that were ended without a result.
--: run_opened_since(region: int, org: org_id, code: text, subject_kind: text, subject_ref: int, text_key: text, day: day) -> one run_number(n: int)
SELECT COUNT(*) FROM run
 WHERE region_id = :region AND org_id = :org AND code = :code AND subject_kind = :subject_kind AND subject_id = :subject_ref AND text_key = :text_key
   AND opened_day >= :day AND state <> 'stopped';

--: run_steps(region: int, run: int) -> many run_step_row(id: run_step_id, number: int, step: text, round: int, opened_day: day, due_day: day, day: day, closed_s: time, person: int, person_name: text, file: int, way: text, seal: text, registered_by: text, account: int)
SELECT s.id, s.number, s.step, s.round, s.opened_day, s.due_day, s.day, s.closed_s, s.person_id, COALESCE(p.name, ''), s.file_id, s.way, s.seal,
       COALESCE((SELECT COALESCE(q.name, a.login) FROM account a LEFT JOIN person q ON q.id = a.person_id WHERE a.id = s.account_id AND s.file_id <> 0), '') AS registered_by, s.account_id
  FROM run_step s LEFT JOIN person p ON p.id = s.person_id WHERE s.region_id = :region AND s.run_id = :run ORDER BY s.number;

--: run_step_insert(id: run_step_id, region: int, run: int, number: int, step: text, round: int, opened_day: day, due_day: day) -> none
INSERT INTO run_step (id, region_id, run_id, number, step, round, opened_day, due_day, day, closed_s, person_id, account_id, file_id, way, seal)
VALUES (:id, :region, :run, :number, :step, :round, :opened_day, :due_day, 2932897, 0, 0, 0, 0, '', '');

--: run_step_close(id: run_step_id, region: int, day: day, now: time, person: int, account: int, file: int, way: text, seal: text) -> none
UPDATE run_step SET day = :day, closed_s = :now, person_id = :person, account_id = :account, file_id = :file, way = :way, seal = :seal
 WHERE region_id = :region AND id = :id AND seal = '';

-- Organisations of the Party in a subtree that were there on some day of a stretch; those of one name follow each other.
--: run_register_orgs(path_from: text, path_to: text, day_from: day, day_to: day, limit: int) -> many run_register_org(id: org_id, name: text, unit_kind: text, path: text)
SELECT id, name, unit_kind, path FROM org
 WHERE path >= :path_from AND path < :path_to AND from_day <= :day_to AND to_day > :day_from
   AND kind IN ('committee', 'work_committee', 'city_committee', 'general_branch', 'branch', 'joint_branch', 'project_branch', 'functional_branch', 'temporary_branch', 'floating_branch')
 ORDER BY name, id LIMIT :limit;

--: run_values(region: int, run: int) -> many run_value_row(step: int, form: text, field: text, number: int, value: text, file: int, meant: int, is_from_paper: bool)
SELECT step_id, form, field, number, value, file_id, meant_id, is_from_paper FROM run_value WHERE region_id = :region AND run_id = :run ORDER BY step_id, form, field, number;

--: run_page_out_insert(id: run_page_out_id, region: int, run: int, step: int, form: text, field: text, number: int, file: int, account: int, now: time) -> none
INSERT INTO run_page_out (id, region_id, run_id, step_id, form, field, number, file_id, account_id, time_s)
VALUES (:id, :region, :run, :step, :form, :field, :number, :file, :account, :now);

-- Pages that were taken away, the earliest first.
--: run_pages_out(region: int, run: int) -> many run_page_out_row(step: int, form: text, field: text, number: int, file: int, name: text, digest: text, author: text, time_s: time)
SELECT d.step_id, d.form, d.field, d.number, d.file_id, f.name, f.digest, COALESCE(p.name, a.login, '') AS author, d.time_s
  FROM run_page_out d JOIN file f ON f.id = d.file_id LEFT JOIN account a ON a.id = d.account_id LEFT JOIN person p ON p.id = a.person_id
 WHERE d.region_id = :region AND d.run_id = :run ORDER BY d.id;

--: run_value_insert(id: run_value_id, region: int, run: int, step: int, form: text, field: text, number: int, value: text, file: int, meant: int, is_from_paper: bool) -> none
INSERT INTO run_value (id, region_id, run_id, step_id, form, field, number, value, file_id, meant_id, is_from_paper)
VALUES (:id, :region, :run, :step, :form, :field, :number, :value, :file, :meant, :is_from_paper);

--: run_value_delete(region: int, run: int, step: int, form: text) -> none
DELETE FROM run_value WHERE region_id = :region AND run_id = :run AND step_id = :step AND form = :form;

--: run_signatures(region: int, run: int) -> many run_signature_row(id: run_signature_id, step: int, role: text, person: int, person_name: text, post_name: text, day: day, file: int, registered_by: text)
SELECT g.id, g.step_id, g.role, g.person_id, COALESCE(p.name, ''), g.post_name, g.day, g.file_id,
       COALESCE((SELECT COALESCE(q.name, a.login) FROM account a LEFT JOIN person q ON q.id = a.person_id WHERE a.id = g.account_id AND g.file_id <> 0), '') AS registered_by
  FROM run_signature g LEFT JOIN person p ON p.id = g.person_id WHERE g.region_id = :region AND g.run_id = :run ORDER BY g.id;

--: run_signature_delete(region: int, run: int, step: int) -> none
DELETE FROM run_signature WHERE region_id = :region AND run_id = :run AND step_id = :step;

--: run_signature_insert(id: run_signature_id, region: int, run: int, step: int, role: text, person: int, post_name: text, day: day, now: time, account: int, file: int) -> none
INSERT INTO run_signature (id, region_id, run_id, step_id, role, person_id, post_name, day, time_s, account_id, file_id)
VALUES (:id, :region, :run, :step, :role, :person, :post_name, :day, :now, :account, :file);

-- Is a final vote of the case void, and was not held again (run_voided.h)?
--: part vote_void()
       CASE WHEN EXISTS (SELECT 1 FROM ballot b JOIN ballot_voiding v ON v.ballot_id = b.id
          WHERE b.subject = 'run' AND b.subject_id = r.id AND b.state = 'void' AND v.state = 'confirmed'
            AND NOT EXISTS (SELECT 1 FROM ballot n WHERE n.subject = b.subject AND n.subject_id = b.subject_id AND n.item = b.item AND n.state = 'closed' AND n.id > b.id))
            THEN 1 ELSE 0 END AS is_vote_void

-- Cases below an organisation; state, code and step may be empty, for all; version 0: each, else with the code. The days are those of the first and behind the last that count;
-- held: only those that stand still, which are held_runs (run_paused.h). narrow: only those that ended so (finish: its title), in those days, and whose fields hold last what was chosen, which the index of
-- open cases does not know: the others are found without it.
--: part run_chosen(region: int, path_from: text, path_to: text, state: text, code: text, version: int, step: text, due_from: day, due_to: day, opened_from: day, opened_to: day, held: bool, held_runs: ids, narrow: bool, finish: text, closed_from: day, closed_to: day, row_form: text, row_field: text, row_value: text, column_form: text, column_field: text, column_value: text)
 WHERE o.path >= :path_from AND o.path < :path_to AND r.region_id = :region AND r.org_id = o.id AND (:state = '' OR r.state = :state)
   AND (:code = '' OR r.code = :code)
   AND (:version = 0 OR r.programme_id IN (SELECT f.id FROM programme_file f WHERE f.code = :code AND f.version = :version)) AND (:step = '' OR r.step = :step) AND r.due_day >= :due_from AND r.due_day < :due_to
   AND r.opened_day >= :opened_from AND r.opened_day < :opened_to
   AND (:held = 0 OR r.id IN :held_runs)
   AND (:narrow = 0 OR r.id IN (SELECT n.id FROM run n
         WHERE n.region_id = :region AND (:code = '' OR n.code = :code) AND (:finish = '' OR n.finish_title = :finish) AND n.closed_day >= :closed_from AND n.closed_day < :closed_to
           AND (:row_form = '' OR :row_value = COALESCE((SELECT v.value FROM run_value v WHERE v.region_id = :region AND v.run_id = n.id AND v.form = :row_form AND v.field = :row_field AND v.number = 0 ORDER BY v.id DESC LIMIT 1), ''))
           AND (:column_form = '' OR :column_value = COALESCE((SELECT v.value FROM run_value v WHERE v.region_id = :region AND v.run_id = n.id AND v.form = :column_form AND v.field = :column_field AND v.number = 0 ORDER BY v.id DESC LIMIT 1), ''))))

-- Those due first stand first; which they are the index alone knows.
--: run_list({run_chosen}, limit: int, offset: int) -> many run_line(id: run_id, title: text, code: text, programme_title: text, org: org_id, org_name: text, state: text, step_title: text, due_day: day, finish_title: text, opened_day: day, closed_day: day, is_held: bool, is_vote_void: bool)
SELECT r.id, r.title, r.code, COALESCE(NULLIF(r.called, ''), p.title), r.org_id, o.name, r.state, r.step_title, r.due_day, r.finish_title, r.opened_day, r.closed_day,
       CASE WHEN r.id IN :held_runs THEN 1 ELSE 0 END,
{vote_void}
  FROM (SELECT r.id FROM org o CROSS JOIN run r
{run_chosen}
         ORDER BY r.due_day, r.opened_day, r.id LIMIT :limit OFFSET :offset) x
  CROSS JOIN run r JOIN org o ON o.id = r.org_id JOIN programme_file p ON p.id = r.programme_id
 WHERE r.region_id = :region AND r.id = x.id ORDER BY r.due_day, r.opened_day, r.id;

--: run_list_count({run_chosen}) -> one run_number
SELECT COUNT(*) FROM org o CROSS JOIN run r
{run_chosen};

-- Everything that was opened about somebody, the open cases first.
--: run_of_person(region: int, person: int, held_runs: ids, limit: int) -> many run_line
SELECT r.id, r.title, r.code, COALESCE(NULLIF(r.called, ''), p.title), r.org_id, o.name, r.state, r.step_title, r.due_day, r.finish_title, r.opened_day, r.closed_day,
       CASE WHEN r.id IN :held_runs THEN 1 ELSE 0 END,
{vote_void}
  FROM run r JOIN org o ON o.id = r.org_id JOIN programme_file p ON p.id = r.programme_id
 WHERE r.region_id = :region AND r.subject_kind = 'person' AND r.subject_id = :person
 ORDER BY CASE WHEN r.state = 'open' THEN 0 ELSE 1 END, r.opened_day DESC, r.id DESC LIMIT :limit;

-- How other cases of a practice ended, by finish.
--: run_ended(region: int, code: text, id: run_id, from: day, to: day) -> many run_ended_row(finish: text, n: int)
SELECT finish, COUNT(*) FROM run
 WHERE region_id = :region AND code = :code AND state = 'done' AND closed_day >= :from AND closed_day < :to AND id <> :id GROUP BY finish ORDER BY finish;

-- Practices with cases in a subtree.
--: run_codes(region: int, path_from: text, path_to: text) -> many run_code_row(code: text, title: text, n: int)
SELECT x.code, p.title, x.n
  FROM (SELECT r.code, MAX(r.programme_id) AS programme_id, COUNT(*) AS n FROM org o CROSS JOIN run r
         WHERE o.path >= :path_from AND o.path < :path_to AND r.region_id = :region AND r.org_id = o.id GROUP BY r.code) x
  JOIN programme_file p ON p.id = x.programme_id ORDER BY x.code;

--: run_newest_of(region: int, path_from: text, path_to: text, code: text) -> one run_newest_row(programme: programme_file_id)
SELECT r.programme_id FROM org o CROSS JOIN run r
 WHERE r.region_id = :region AND r.org_id = o.id AND r.code = :code AND o.path >= :path_from AND o.path < :path_to ORDER BY r.opened_day DESC, r.id DESC LIMIT 1;

-- Cases of a practice by state, end, day, and what two fields hold last; an empty form stands for none.
--: run_count_lines(region: int, path_from: text, path_to: text, code: text, row_form: text, row_field: text, column_form: text, column_field: text) -> many run_count_line(state: text, finish_title: text, closed_day: day, row: text, column: text, n: int)
SELECT x.state, x.finish_title, x.closed_day, x.row_value, x.column_value, COUNT(*)
  FROM (SELECT r.state, r.finish_title, r.closed_day,
               COALESCE((SELECT v.value FROM run_value v WHERE v.region_id = :region AND v.run_id = r.id AND v.form = :row_form AND v.field = :row_field AND v.number = 0 ORDER BY v.id DESC LIMIT 1), '') AS row_value,
               COALESCE((SELECT v.value FROM run_value v WHERE v.region_id = :region AND v.run_id = r.id AND v.form = :column_form AND v.field = :column_field AND v.number = 0 ORDER BY v.id DESC LIMIT 1), '') AS column_value
          FROM run r JOIN org o ON o.id = r.org_id
         WHERE r.region_id = :region AND r.code = :code AND o.path >= :path_from AND o.path < :path_to) x
 GROUP BY x.state, x.finish_title, x.closed_day, x.row_value, x.column_value
 ORDER BY x.state, x.finish_title, x.closed_day, x.row_value, x.column_value;

-- The same of cases that came to an end, one by one.
--: run_count_cases(region: int, path_from: text, path_to: text, code: text, row_form: text, row_field: text, limit: int) -> many run_count_case(id: run_id, finish_title: text, closed_day: day, row: text)
SELECT r.id, r.finish_title, r.closed_day,
       COALESCE((SELECT v.value FROM run_value v WHERE v.region_id = :region AND v.run_id = r.id AND v.form = :row_form AND v.field = :row_field AND v.number = 0 ORDER BY v.id DESC LIMIT 1), '') AS row_value
  FROM run r JOIN org o ON o.id = r.org_id
 WHERE r.region_id = :region AND r.code = :code AND r.state = 'done' AND o.path >= :path_from AND o.path < :path_to
 ORDER BY r.id LIMIT :limit;

-- The other counties in which somebody was a member: cases stay where they were done.
--: run_regions_before(region: int, person: person_id) -> many run_region(region: int)
SELECT DISTINCT o.region_id AS region FROM membership m JOIN org o ON o.id = m.org_id
 WHERE m.region_id = :region AND m.person_id = :person AND o.region_id <> :region ORDER BY 1;

-- Open cases of a subtree, from an index alone, organisation by organisation. Nothing is worked out row by row: there are tens of thousands.
--: run_open_cases(region: int, path_from: text, path_to: text) -> each run_open_case(id: run_id, path: text, code: text, step: text, due_day: day, opened_day: day)
SELECT r.id, o.path, r.code, r.step, r.due_day, r.opened_day
  FROM org o CROSS JOIN run r
 WHERE o.path >= :path_from AND o.path < :path_to AND r.region_id = :region AND r.org_id = o.id AND r.state = 'open'
 ORDER BY o.path;

-- What the practices and the open steps of some cases are called.
--: run_step_names(region: int, runs: ids) -> many run_step_name(id: run_id, programme: programme_file_id, programme_title: text, step_title: text)
SELECT r.id, r.programme_id, COALESCE(NULLIF(r.called, ''), p.title), r.step_title FROM run r JOIN programme_file p ON p.id = r.programme_id WHERE +r.region_id = :region AND r.id IN :runs;

--: run_units(parent: org_id) -> many run_unit(id: org_id, name: text, path: text)
SELECT id, short_name, path FROM org WHERE parent_id = :parent ORDER BY path, id;

-- Late cases of a subtree. They are found by their day where the county has fewer late cases than the subtree organisations (both counted no further than
-- 500), otherwise organisation by organisation.
--: run_late_within(region: int, path_from: text, path_to: text, today: day) -> one run_number
SELECT CASE WHEN (SELECT COUNT(*) FROM (SELECT 1 FROM run WHERE region_id = :region AND state = 'open' AND due_day < :today LIMIT 500) late)
                < (SELECT COUNT(*) FROM (SELECT 1 FROM org WHERE path >= :path_from AND path < :path_to LIMIT 500) below)
             THEN (SELECT COUNT(*) FROM run r CROSS JOIN org o
                    WHERE r.region_id = :region AND r.state = 'open' AND r.due_day < :today AND o.id = r.org_id AND o.path >= :path_from AND o.path < :path_to)
             ELSE (SELECT COUNT(*) FROM org o CROSS JOIN run r
                    WHERE o.path >= :path_from AND o.path < :path_to AND r.region_id = :region AND r.org_id = o.id AND r.state = 'open' AND r.due_day < :today) END;

-- Those of them on which somebody in the subtree has to act: neither some of its organisations nor those above it alone.
--: run_late_below(region: int, path_from: text, path_to: text, orgs: ids, above: ids, today: day) -> one run_number
SELECT COUNT(*) FROM org o CROSS JOIN run r
 WHERE o.path >= :path_from AND o.path < :path_to AND r.region_id = :region AND r.org_id = o.id AND r.state = 'open' AND r.due_day < :today
   AND NOT EXISTS (SELECT 1 FROM run_turn t WHERE t.region_id = :region AND t.run_id = r.id AND t.org_id IN :orgs
                    AND (t.kind = 'does' OR (t.kind = 'told' AND t.due_day < :today)))
   AND (NOT EXISTS (SELECT 1 FROM run_turn t WHERE t.region_id = :region AND t.run_id = r.id AND t.kind = 'does' AND t.org_id IN :above)
        OR EXISTS (SELECT 1 FROM run_turn b JOIN org x ON x.id = b.org_id
                    WHERE b.region_id = :region AND b.run_id = r.id AND b.kind = 'does' AND x.path >= :path_from AND x.path < :path_to));

-- Parameters that were set otherwise than the file has them when the case began.
--: run_params(region: int, run: int) -> many run_param_row(param: text, above: int, below: int)
SELECT param, above, below FROM run_param WHERE region_id = :region AND run_id = :run ORDER BY id;

--: run_param_insert(id: run_param_id, region: int, run: int, param: text, above: int, below: int) -> none
INSERT INTO run_param (id, region_id, run_id, param, above, below) VALUES (:id, :region, :run, :param, :above, :below);

-- How many accounts people have that act: neither closed nor of an administrator.
--: across run_accounts_among(people: ids) -> one run_number
SELECT COUNT(*) FROM account WHERE person_id IN :people AND is_closed = 0 AND admin = 0;

-- ---- who is in a role ----

-- Organisations above an organisation, itself included, the highest first.
--: run_places(path: text) -> many run_place(id: org_id, kind: text, name: text, path: text, level: int, unit_kind: text)
SELECT id, kind, name, path, level, unit_kind FROM org
 WHERE path IN (substr(:path, 1, 4), substr(:path, 1, 8), substr(:path, 1, 12), substr(:path, 1, 16), substr(:path, 1, 20), substr(:path, 1, 24))
   AND path <> '' ORDER BY path;

-- Organisations of the Party in a subtree that may be the place of a practice, in the order of the tree; an empty kind of unit stands for all.
--: run_places_in(path_from: text, path_to: text, unit_kind: text) -> many run_place
SELECT id, kind, name, path, level, unit_kind FROM org
 WHERE path >= :path_from AND path < :path_to AND to_day = 2932897 AND (:unit_kind = '' OR unit_kind = :unit_kind)
   AND (level <= 2 OR kind LIKE '%branch' OR kind IN ('committee', 'work_committee', 'city_committee'))
 ORDER BY path;

-- Of the Party below, the part of a name or the beginning of its initials in small letters; '': all.
--: run_orgs_below(path_from: text, path_to: text, day: day, find: text, limit: int) -> many run_place
SELECT id, kind, name, path, level, unit_kind FROM org
 WHERE path > :path_from AND path < :path_to AND from_day <= :day AND to_day > :day AND level <= 4
   AND kind IN ('committee', 'work_committee', 'general_branch', 'branch', 'joint_branch', 'project_branch', 'functional_branch', 'temporary_branch', 'floating_branch')
   AND (:find = '' OR name LIKE '%' || :find || '%' OR initials LIKE :find || '%')
 ORDER BY path LIMIT :limit;

-- Of the Party right below one.
--: run_party_below(parent: org_id, from: day, to: day) -> many run_place
SELECT id, kind, name, path, level, unit_kind FROM org
 WHERE parent_id = :parent AND from_day <= :to AND to_day > :from
   AND kind IN ('committee', 'work_committee', 'general_branch', 'branch', 'joint_branch', 'project_branch', 'functional_branch', 'temporary_branch', 'floating_branch')
 ORDER BY path;

-- What hangs right below them.
--: run_bodies(path: text, day: day) -> many run_body(id: org_id, kind: text, name: text, short_name: text, path: text)
SELECT b.id, b.kind, b.name, b.short_name, b.path FROM org o JOIN org b ON b.parent_id = o.id
 WHERE o.path IN (substr(:path, 1, 4), substr(:path, 1, 8), substr(:path, 1, 12), substr(:path, 1, 16), substr(:path, 1, 20), substr(:path, 1, 24))
   AND o.path <> '' AND b.from_day <= :day AND b.to_day > :day
   AND b.kind NOT IN ('committee', 'work_committee', 'general_branch', 'branch', 'joint_branch', 'project_branch', 'functional_branch', 'temporary_branch', 'floating_branch', 'group')
 ORDER BY length(b.path) DESC, b.path;

-- Whose rights were suspended all the stretch (被留置、逮捕) is on no list of who is entitled, meets or acts.
--: part rights_kept(region: int, from: day, to: day)
AND p.id NOT IN (SELECT s.person_id FROM person_role s WHERE s.region_id = :region AND s.kind = 'rights_suspended' AND s.from_day <= :from AND s.to_day > :to)

-- At some time of a stretch of days, both counted; the one who was there last comes first. A post that is no Party post (0) is held whatever the rights in the Party.
-- An honorary post (名誉书记, or any post held as 名誉) acts, signs and votes in nothing.
--: across run_holders(org: org_id, from: day, to: day, of_party: bool) -> many run_person(person: person_id, name: text, post_kind: text, post_name: text, status: int, from_day: day, to_day: day)
SELECT p.id, p.name, po.kind, po.name, p.status, h.from_day, h.to_day
  FROM holding h JOIN post po ON po.id = h.post_id JOIN person p ON p.id = h.person_id
 WHERE h.org_id = :org AND h.from_day <= :to AND h.to_day > :from AND h.needs_second = 0 AND h.manner <> 'honorary' AND po.kind <> 'honorary_secretary'
   AND (:of_party = 0 OR NOT EXISTS (SELECT 1 FROM person_role s WHERE s.region_id = p.region_id AND s.person_id = p.id AND s.kind = 'rights_suspended'
     AND s.from_day <= :from AND s.to_day > :to))
 ORDER BY po.rank, po.id, h.to_day DESC, p.pinyin_key, p.id;

-- Whom the votes of that name in cases of organisations below elected, as far as they are full members in the subtree at that time.
--: run_elected_below({rights_kept}, parts: ids, vote: text, path_from: text, path_to: text, limit: int) -> many run_person
SELECT p.id, p.name, '', '', m.status, m.from_day, m.to_day
  FROM run_each_elected e CROSS JOIN membership m CROSS JOIN org o CROSS JOIN person p
 WHERE e.region_id = :region AND e.part_id IN :parts AND e.vote = :vote AND m.region_id = :region AND m.person_id = e.person_id AND m.status = 2
   AND m.from_day <= :to AND m.to_day > :from AND o.id = m.org_id AND o.path >= :path_from AND o.path < :path_to AND p.region_id = :region AND p.id = e.person_id {rights_kept}
 ORDER BY p.pinyin_key, p.id, e.id LIMIT :limit;

-- Whom the groups of households elected into an assembly.
--: across run_representatives(org: org_id, from: day, to: day) -> many run_person
SELECT p.id, p.name, 'representative', '', p.status, g.from_day, g.to_day
  FROM household_group g JOIN person p ON p.id = g.person_id
 WHERE g.org_id = :org AND g.from_day <= :to AND g.to_day > :from AND g.elected_day <= :to ORDER BY g.number;

-- Members of the branches of a subtree at some time of a stretch of days, both counted; of several times of one person the last comes first.
--: run_members({rights_kept}, path_from: text, path_to: text, limit: int) -> many run_person
SELECT p.id, p.name, '', '', m.status, m.from_day, m.to_day
  FROM org o CROSS JOIN membership m CROSS JOIN person p
 WHERE o.path >= :path_from AND o.path < :path_to AND m.region_id = :region AND m.org_id = o.id AND m.from_day <= :to AND m.to_day > :from
   AND p.region_id = :region AND p.id = m.person_id {rights_kept}
 ORDER BY p.pinyin_key, p.id, m.from_day DESC, m.id LIMIT :limit;

-- One of them, whoever it is: asked where only counts whether there is any. full: a full member.
--: run_member_any({rights_kept}, path_from: text, path_to: text, full: bool) -> one run_person
SELECT p.id, p.name, '', '', m.status, m.from_day, m.to_day
  FROM org o CROSS JOIN membership m CROSS JOIN person p
 WHERE o.path >= :path_from AND o.path < :path_to AND m.region_id = :region AND m.org_id = o.id AND m.from_day <= :to AND m.to_day > :from
   AND (:full = 0 OR m.status = 2) AND p.region_id = :region AND p.id = m.person_id {rights_kept} LIMIT 1;

-- The same of one person.
--: run_member({rights_kept}, person: person_id, path_from: text, path_to: text) -> many run_person
SELECT p.id, p.name, '', '', m.status, m.from_day, m.to_day
  FROM membership m JOIN org o ON o.id = m.org_id JOIN person p ON p.region_id = :region AND p.id = m.person_id
 WHERE m.region_id = :region AND m.person_id = :person AND m.from_day <= :to AND m.to_day > :from AND o.path >= :path_from AND o.path < :path_to {rights_kept}
 ORDER BY m.from_day DESC, m.id;

-- Who has an archive there today: everybody, or the one who is asked about; nobody who died or was struck off as never there.
--: run_people(region: int, path_from: text, path_to: text, person: int, limit: int) -> many run_person
SELECT p.id, p.name, '', '', p.status, 0, 2932897 FROM person p
 WHERE p.region_id = :region AND p.path >= :path_from AND p.path < :path_to AND (:person = 0 OR p.id = :person) AND p.status NOT IN (8, 10)
 ORDER BY p.pinyin_key, p.id LIMIT :limit;

-- Who had applied to join and was nothing more yet on some day of the stretch.
--: run_applicants(region: int, path_from: text, path_to: text, from: day, to: day, limit: int) -> many run_person
SELECT p.id, p.name, '', '', p.status, r.from_day, r.to_day
  FROM person p JOIN person_role r ON r.region_id = :region AND r.person_id = p.id
 WHERE p.region_id = :region AND p.path >= :path_from AND p.path < :path_to AND r.kind = 'applicant' AND r.from_day <= :to AND r.to_day > :from
 ORDER BY p.pinyin_key, p.id, r.from_day DESC, r.id LIMIT :limit;

-- Members of a day: all, those who are full members, and of those who have not lost the vote nor have their rights suspended.
--: run_members_count(region: int, path_from: text, path_to: text, day: day) -> one run_members_row(n: int, full: int, voting: int)
SELECT COUNT(*), COUNT(CASE WHEN m.status IN (2, 3) THEN 1 END), COUNT(CASE WHEN m.status = 2 AND m.person_id NOT IN
     (SELECT s.person_id FROM person_role s WHERE s.region_id = :region AND s.kind = 'rights_suspended' AND s.from_day <= :day AND s.to_day > :day) THEN 1 END) FROM org o CROSS JOIN membership m
 WHERE o.path >= :path_from AND o.path < :path_to AND m.region_id = :region AND m.org_id = o.id AND m.from_day <= :day AND m.to_day > :day
   AND m.status IN (1, 2, 3);

-- Who was admitted there as a member on probation behind a day, up to another; whoever came by a transfer was not.
--: run_admitted_count(region: int, path_from: text, path_to: text, from: day, to: day) -> one run_admitted(n: int)
SELECT COUNT(*) FROM org o CROSS JOIN membership m
 WHERE o.path >= :path_from AND o.path < :path_to AND m.region_id = :region AND m.org_id = o.id AND m.from_day > :from AND m.from_day <= :to AND m.began_by = 'joined';

-- Posts of the committees of villages and communities and of their Party organisations, as somebody held them.
--: run_held_posts(person: person_id, today: day) -> many run_held_post(org_name: text, post_name: text, from_day: day, to_day: day, ended_as: text)
SELECT o.name AS org_name, q.name AS post_name, h.from_day, h.to_day, COALESCE(e.ended_as, '') AS ended_as
  FROM holding h JOIN post q ON q.id = h.post_id JOIN org o ON o.id = h.org_id LEFT JOIN holding_ending e ON e.holding_id = h.id
 WHERE h.person_id = :person AND h.needs_second = 0 AND h.from_day <= :today AND h.from_day < h.to_day
   AND (o.kind IN ('branch', 'general_branch', 'village_committee', 'residents_committee') OR o.unit_kind IN ('village', 'community'))
   AND q.kind IN ('secretary', 'deputy_secretary', 'organisation_member', 'publicity_member', 'discipline_member', 'youth_member', 'united_front_member', 'committee_member',
     'village_director', 'village_deputy_director', 'village_committee_member', 'residents_director', 'residents_deputy_director', 'residents_committee_member')
 ORDER BY h.from_day, h.id;

--: run_held_since(person: person_id, path_from: text, path_to: text) -> one run_held_since(day: day)
SELECT COALESCE(MIN(h.from_day), 2932897) AS day FROM holding h JOIN org o ON o.id = h.org_id
 WHERE (o.path >= :path_from AND o.path < :path_to) OR h.person_id = :person;

-- The telephone of the nearest place, of the organisation itself or of one above it.
--: run_phone_of(path: text, today: day) -> one run_phone(org_name: text, phone: text)
SELECT o.name AS org_name, l.phone FROM org o JOIN place l ON l.org_id = o.id
 WHERE o.path IN (substr(:path, 1, 4), substr(:path, 1, 8), substr(:path, 1, 12), substr(:path, 1, 16), substr(:path, 1, 20), substr(:path, 1, 24))
   AND o.path <> '' AND l.phone <> '' AND l.to_day > :today
 ORDER BY o.path DESC, l.id LIMIT 1;

--: across run_person_named(id: person_id) -> one run_person_row(id: person_id, name: text, path: text, org: org_id, region: int, status: int, birth_day: day, applied_day: day, joined_day: day)
SELECT id, name, path, org_id, region_id, status, birth_day, applied_day, joined_day FROM person WHERE id = :id;

-- ---- what a finish leaves behind ----

--: message_insert(id: message_id, region: int, person: int, org: org_id, run: int, text: text, now: time) -> none
INSERT INTO message (id, region_id, person_id, org_id, run_id, text, made_s, read_s) VALUES (:id, :region, :person, :org, :run, :text, :now, 0);

--: point_insert(id: point_id, region: int, org: org_id, person: int, above: int, below: int, text: text, day: day, run: int) -> none
INSERT INTO point (id, region_id, org_id, person_id, above, below, text, day, run_id)
VALUES (:id, :region, :org, :person, :above, :below, :text, :day, :run);

--: publication_insert(id: publication_id, region: int, org: org_id, run: int, kind: text, title: text, text: text, day: day) -> none
INSERT INTO publication (id, region_id, org_id, run_id, kind, title, text, day, withdrawn_day, reason, row_version)
VALUES (:id, :region, :org, :run, :kind, :title, :text, :day, 2932897, '', 1);

--: run_messages(region: int, run: int) -> many run_message(person: int, person_name: text, text: text, made_s: time, read_s: time)
SELECT m.person_id, COALESCE(p.name, ''), m.text, m.made_s, m.read_s
  FROM message m LEFT JOIN person p ON p.id = m.person_id WHERE m.region_id = :region AND m.run_id = :run ORDER BY m.id;

--: run_points(region: int, run: int) -> many run_point(person: int, person_name: text, above: int, below: int, text: text, day: day)
SELECT t.person_id, COALESCE(p.name, ''), t.above, t.below, t.text, t.day
  FROM point t LEFT JOIN person p ON p.id = t.person_id WHERE t.region_id = :region AND t.run_id = :run ORDER BY t.id;

--: run_publications(region: int, run: int) -> many run_publication(id: publication_id, kind: text, title: text, text: text, day: day, withdrawn_day: day)
SELECT id, kind, title, text, day, withdrawn_day FROM publication WHERE region_id = :region AND run_id = :run ORDER BY id;

-- People of a subtree for whom a practice may be opened; whoever was removed may apply again. Those who left and the dead are not among them.
--: run_candidates(region: int, path_from: text, path_to: text, limit: int) -> many run_candidate(id: person_id, name: text)
SELECT id, name FROM person
 WHERE region_id = :region AND path >= :path_from AND path < :path_to AND status <= 7 ORDER BY pinyin_key, id LIMIT :limit;

-- ---- duties ----

-- Of one period the last one counts; the reason why it took the place of the one before is empty for the first.
--: run_reports(region: int, run: int) -> many run_report_row(id: run_report_id, duty: text, period_day: day, day: day, person: int, person_name: text, reason: text)
SELECT t.id, t.duty, t.period_day, t.day, t.person_id, COALESCE(p.name, ''), COALESCE(c.reason, '')
  FROM run_report t LEFT JOIN person p ON p.id = t.person_id LEFT JOIN run_report_correction c ON c.region_id = :region AND c.report_id = t.id
 WHERE t.region_id = :region AND t.run_id = :run ORDER BY t.duty, t.period_day, t.id;

--: run_report_texts(region: int, run: int) -> many run_report_text_row(report: int, number: int, text: text)
SELECT x.report_id, x.number, x.text
  FROM run_report t CROSS JOIN run_report_text x
 WHERE t.region_id = :region AND t.run_id = :run AND x.region_id = :region AND x.report_id = t.id ORDER BY x.report_id, x.number;

--: run_report_insert(id: run_report_id, region: int, run: int, duty: text, period_day: day, day: day, person: int, account: int, now: time) -> none
INSERT INTO run_report (id, region_id, run_id, duty, period_day, day, person_id, account_id, time_s)
VALUES (:id, :region, :run, :duty, :period_day, :day, :person, :account, :now);

--: run_report_correction_insert(id: run_report_correction_id, region: int, report: int, reason: text) -> none
INSERT INTO run_report_correction (id, region_id, report_id, reason) VALUES (:id, :region, :report, :reason);

--: run_report_text_insert(id: run_report_text_id, region: int, report: int, number: int, text: text) -> none
INSERT INTO run_report_text (id, region_id, report_id, number, text) VALUES (:id, :region, :report, :number, :text);

--: run_duty_insert(id: run_duty_id, region: int, run: run_id, duty: text, title: text, from_day: day, due_day: day) -> none
INSERT INTO run_duty (id, region_id, run_id, duty, title, due_day, from_day) VALUES (:id, :region, :run, :duty, :title, :due_day, :from_day);

--: run_duty_delete(region: int, run: run_id) -> none
DELETE FROM run_duty WHERE region_id = :region AND run_id = :run;

-- ---- the list that everybody may read ----

-- Name of the organisation and practice may be empty, for all. The newest first.
--: across run_open_list(org: text, code: text, limit: int, offset: int) -> many run_open_line(id: run_id, title: text, code: text, programme_title: text, org_name: text, state: text, step_title: text, finish_title: text, opened_day: day, closed_day: day, subject_kind: text, is_vote_void: bool)
SELECT r.id, r.title, r.code, COALESCE(NULLIF(r.called, ''), p.title), o.name, r.state, r.step_title, r.finish_title, r.opened_day, r.closed_day, r.subject_kind,
{vote_void}
  FROM run r JOIN org o ON o.id = r.org_id JOIN programme_file p ON p.id = r.programme_id
 WHERE r.is_public = 1 AND (:org = '' OR o.name LIKE '%' || :org || '%') AND (:code = '' OR r.code = :code)
 ORDER BY r.opened_day DESC, r.id DESC LIMIT :limit OFFSET :offset;

-- How far they are, by practice: open, ended without a result, or the finish; those whose final vote is void by themselves.
--: across run_open_counts(org: text, code: text) -> many run_open_count(code: text, programme_title: text, state: text, finish_title: text, is_vote_void: bool, n: int)
SELECT x.code, MAX(x.title), x.state, x.finish_title, x.is_vote_void, COUNT(*)
  FROM (SELECT r.code, p.title, r.state, r.finish_title,
{vote_void}
          FROM run r JOIN org o ON o.id = r.org_id JOIN programme_file p ON p.id = r.programme_id
         WHERE r.is_public = 1 AND (:org = '' OR o.name LIKE '%' || :org || '%') AND (:code = '' OR r.code = :code)) x
 GROUP BY x.code, x.state, x.finish_title, x.is_vote_void ORDER BY x.code, x.state, x.finish_title, x.is_vote_void;

-- What was chosen last in a field, by value.
--: across run_open_choices(org: text, code: text, form: text, field: text) -> many run_open_choice(value: text, n: int)
SELECT v.value, COUNT(*) FROM run r JOIN org o ON o.id = r.org_id JOIN run_value v ON v.region_id = r.region_id AND v.run_id = r.id
 WHERE r.is_public = 1 AND (:org = '' OR o.name LIKE '%' || :org || '%') AND r.code = :code AND v.form = :form AND v.field = :field AND v.number = 0
   AND v.id = (SELECT MAX(x.id) FROM run_value x WHERE x.region_id = r.region_id AND x.run_id = r.id AND x.form = v.form AND x.field = v.field)
 GROUP BY v.value ORDER BY v.value;

-- ---- verifying ----

--: across run_ids_after(after: run_id) -> many run_after(id: run_id)
SELECT id FROM run WHERE id > :after ORDER BY id LIMIT 100;
