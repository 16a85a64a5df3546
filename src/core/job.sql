-- Long work and its progress.

--: job_insert(id: job_id, kind: text, subject: int, account: int, holding: int, org: int, total: int, now_s: time) -> none
INSERT INTO job (id, kind, subject_id, account_id, holding_id, org_id, state, done_count, total_count, created_s, changed_s, detail)
VALUES (:id, :kind, :subject, :account, :holding, :org, 'waiting', 0, :total, :now_s, :now_s, '');

--: job_by_subject(subject: int) -> one job_row(id: job_id, kind: text, subject: int, account: int, holding: int, state: text, done: int, total: int)
SELECT id, kind, subject_id, account_id, holding_id, state, done_count, total_count
  FROM job WHERE subject_id = :subject ORDER BY id DESC LIMIT 1;

-- A family is the range of its kinds: "batch." to "batch/".
--: job_waiting(from_kind: text, to_kind: text) -> one job_row
SELECT id, kind, subject_id, account_id, holding_id, state, done_count, total_count
  FROM job WHERE state = 'waiting' AND kind >= :from_kind AND kind < :to_kind ORDER BY id LIMIT 1;

--: job_get(id: job_id) -> one job_row
SELECT id, kind, subject_id, account_id, holding_id, state, done_count, total_count FROM job WHERE id = :id;

--: job_take(id: job_id, now_s: time) -> none
UPDATE job SET state = 'running', changed_s = :now_s WHERE id = :id AND state = 'waiting';

--: quiet job_progress(id: job_id, done: int, total: int, now_s: time) -> none
UPDATE job SET done_count = :done, total_count = :total, changed_s = :now_s WHERE id = :id;

--: job_end(id: job_id, state: text, done: int, total: int, now_s: time) -> none
UPDATE job SET state = :state, done_count = :done, total_count = :total, changed_s = :now_s WHERE id = :id AND state = 'running';

--: job_stop_of(subject: int, now_s: time) -> none
UPDATE job SET state = 'stopped', changed_s = :now_s WHERE subject_id = :subject AND state IN ('waiting', 'running');

--: job_resume_all(from_kind: text, to_kind: text, now_s: time) -> none
UPDATE job SET state = 'waiting', changed_s = :now_s WHERE state = 'running' AND kind >= :from_kind AND kind < :to_kind;
