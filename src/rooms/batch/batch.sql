-- Uploaded rosters and bulk edits.

--: part batch_columns()
b.id, b.account_id, b.holding_id, b.org_id, b.path, COALESCE(o.name, '') AS org_name, b.name, b.state, b.head_row, b.head, b.fields,
       b.created_s, b.applied_s, b.blocks_count, b.rows_count, b.new_count, b.changed_count, b.same_count, b.wrong_count, b.warned_count, b.dated_count,
       b.done_count, b.kept_count, b.undone_count, b.row_version,
       b.kind, b.undo_account, b.undo_s, b.undo_reason, b.twin_count, b.twin_reason

--: batch_insert(id: batch_id, account: int, holding: int, org: org_id, path: text, name: text, state: text, head_row: int, head: text, fields: text, created_s: time, blocks: int, rows_count: int, kind: text) -> none
INSERT INTO batch (id, account_id, holding_id, org_id, path, name, state, head_row, head, fields, created_s, applied_s, blocks_count,
                   rows_count, new_count, changed_count, same_count, wrong_count, warned_count, dated_count, done_count, kept_count, undone_count, row_version, kind, undo_account, undo_s,
                   undo_reason, twin_count, twin_reason)
VALUES (:id, :account, :holding, :org, :path, :name, :state, :head_row, :head, :fields, :created_s, 0, :blocks,
        :rows_count, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, :kind, 0, 0, '', 0, '');

--: batch_get(id: batch_id) -> one batch_item(id: batch_id, account: int, holding: int, org: org_id, path: text, org_name: text, name: text, state: text, head_row: int, head: text, fields: text, created_s: time, applied_s: time, blocks: int, rows: int, new_count: int, changed: int, same: int, wrong: int, warned: int, dated: int, done: int, kept: int, undone: int, row_version: int, kind: text, undo_account: int, undo_s: time, undo_reason: text, twins: int, twin_reason: text)
SELECT {batch_columns}
  FROM batch b LEFT JOIN org o ON o.id = b.org_id WHERE b.id = :id;

--: batch_list(path_from: text, path_to: text, kind: text, limit: int, offset: int) -> many batch_item
SELECT {batch_columns}
  FROM batch b LEFT JOIN org o ON o.id = b.org_id
 WHERE b.path >= :path_from AND b.path < :path_to AND b.kind = :kind AND b.state <> 'dropped' ORDER BY b.id DESC LIMIT :limit OFFSET :offset;

--: batch_list_count(path_from: text, path_to: text, kind: text) -> one batch_number(n: int)
SELECT COUNT(*) AS n FROM batch WHERE path >= :path_from AND path < :path_to AND kind = :kind AND state <> 'dropped';

--: batch_move(id: batch_id, state: text, version: int) -> none
UPDATE batch SET state = :state, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: batch_set_state(id: batch_id, state: text) -> none
UPDATE batch SET state = :state, row_version = row_version + 1 WHERE id = :id;

--: batch_set_fields(id: batch_id, fields: text, state: text, version: int) -> none
UPDATE batch SET fields = :fields, state = :state, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: batch_set_counts(id: batch_id, rows_count: int, new_count: int, changed: int, same: int, wrong: int, warned: int, dated: int, twins: int) -> none
UPDATE batch SET rows_count = :rows_count, new_count = :new_count, changed_count = :changed, same_count = :same, wrong_count = :wrong,
       warned_count = :warned, dated_count = :dated, twin_count = :twins, twin_reason = '' WHERE id = :id;

--: batch_set_twin_reason(id: batch_id, reason: text) -> none
UPDATE batch SET twin_reason = :reason WHERE id = :id;

--: batch_begin_undo(id: batch_id, state: text, account: int, now_s: time, reason: text, version: int) -> none
UPDATE batch SET state = :state, undo_account = :account, undo_s = :now_s, undo_reason = :reason, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- A slice of a bulk edit.
--: quiet batch_add_edit(id: batch_id, done: int, kept: int, same: int, now_s: time) -> none
UPDATE batch SET changed_count = changed_count + :done, done_count = done_count + :done, kept_count = kept_count + :kept,
       same_count = same_count + :same, applied_s = :now_s WHERE id = :id;

--: across batch_author(account: int) -> one batch_author_row(name: text)
SELECT COALESCE(p.name, a.login) AS name FROM account a LEFT JOIN person p ON p.id = a.person_id WHERE a.id = :account;

--: quiet batch_add_done(id: batch_id, done: int, kept: int, undone: int, now_s: time) -> none
UPDATE batch SET done_count = done_count + :done, kept_count = kept_count + :kept, undone_count = undone_count + :undone,
       applied_s = :now_s WHERE id = :id;

--: quiet batch_branch_add(batch: int, org: org_id, fresh: int, dated: int, written: int, undone: int) -> none
INSERT INTO batch_branch (batch_id, org_id, new_count, dated_count, written_count, undone_count) VALUES (:batch, :org, :fresh, :dated, :written, :undone)
    ON CONFLICT (batch_id, org_id) DO UPDATE SET new_count = batch_branch.new_count + excluded.new_count, dated_count = batch_branch.dated_count + excluded.dated_count,
       written_count = batch_branch.written_count + excluded.written_count, undone_count = batch_branch.undone_count + excluded.undone_count;

--: quiet batch_block_insert(id: batch_block_id, batch: int, number: int, sealed: blob) -> none
INSERT INTO batch_block (id, batch_id, number, rows) VALUES (:id, :batch, :number, :sealed);

--: batch_block_get(batch: int, number: int) -> one batch_block_row(id: batch_block_id, rows: blob)
SELECT id, rows FROM batch_block WHERE batch_id = :batch AND number = :number;

--: quiet batch_missing_insert(batch: int, name: text, people: int) -> none
INSERT INTO batch_missing (batch_id, name, people_count) VALUES (:batch, :name, :people);

--: quiet batch_missing_delete(batch: int) -> none
DELETE FROM batch_missing WHERE batch_id = :batch;

-- Those of the most people first.
--: batch_missing(batch: int) -> many batch_missing_row(name: text, people: int)
SELECT name, people_count AS people FROM batch_missing WHERE batch_id = :batch ORDER BY people_count DESC, name;

--: batch_block_delete(batch: int) -> none
DELETE FROM batch_block WHERE batch_id = :batch;

--: part batch_row_columns()
id, number, verdict, is_warned, person_id, version, progress, content, findings, before, is_twin

--: quiet batch_row_insert(id: batch_row_id, batch: int, number: int, verdict: text, is_warned: bool, is_twin: bool, person: int, version: int, content: blob, findings: blob, image: blob) -> none
INSERT INTO batch_row (id, batch_id, number, verdict, is_warned, person_id, version, progress, content, findings, before, is_twin)
VALUES (:id, :batch, :number, :verdict, :is_warned, :person, :version, 0, :content, :findings, :image, :is_twin);

--: batch_row_delete_some(batch: int, limit: int) -> none
DELETE FROM batch_row WHERE id IN (SELECT id FROM batch_row WHERE batch_id = :batch LIMIT :limit);

--: batch_rows(batch: int, verdict: text, progress: int, warned: int, twins: int, limit: int, offset: int) -> many batch_row_item(id: batch_row_id, number: int, verdict: text, is_warned: bool, person: int, version: int, progress: int, content: blob, findings: blob, before: blob, is_twin: bool)
SELECT {batch_row_columns}
  FROM batch_row
 WHERE batch_id = :batch AND (:verdict = '' OR verdict = :verdict) AND (:progress < 0 OR progress = :progress)
   AND (:warned = 0 OR (is_warned = 1 AND verdict <> 'wrong')) AND (:twins = 0 OR is_twin = 1)
 ORDER BY number LIMIT :limit OFFSET :offset;

-- How many rows each list of BATCH_SHOWS has, in one pass.
--: batch_rows_tally(batch: int, left_out: int, kept: int) -> one batch_tally(wrong: int, changed: int, fresh: int, warned: int, passed: int, stayed: int, twins: int)
SELECT COUNT(CASE WHEN verdict = 'wrong' THEN 1 END) AS wrong, COUNT(CASE WHEN verdict = 'changed' THEN 1 END) AS changed,
       COUNT(CASE WHEN verdict = 'new' THEN 1 END) AS fresh, COUNT(CASE WHEN is_warned = 1 AND verdict <> 'wrong' THEN 1 END) AS warned,
       COUNT(CASE WHEN progress = :left_out THEN 1 END) AS passed, COUNT(CASE WHEN progress = :kept THEN 1 END) AS stayed,
       COUNT(CASE WHEN is_twin = 1 THEN 1 END) AS twins
  FROM batch_row WHERE batch_id = :batch;

--: quiet batch_row_keep(id: batch_row_id, batch: int, number: int, verdict: text, person: int, version: int, progress: int, content: blob, findings: blob, image: blob) -> none
INSERT INTO batch_row (id, batch_id, number, verdict, is_warned, person_id, version, progress, content, findings, before, is_twin)
VALUES (:id, :batch, :number, :verdict, 0, :person, :version, :progress, :content, :findings, :image, 0);

--: batch_rows_to_write(batch: int, limit: int) -> many batch_row_item
SELECT {batch_row_columns}
  FROM batch_row
 WHERE batch_id = :batch AND progress = 0 AND verdict || '' IN ('new', 'changed') ORDER BY number LIMIT :limit;

--: batch_rows_to_undo(batch: int, limit: int) -> many batch_row_item
SELECT {batch_row_columns}
  FROM batch_row
 WHERE batch_id = :batch AND progress = 1 ORDER BY number DESC LIMIT :limit;

--: batch_rows_to_undo_count(batch: int) -> one batch_number
SELECT COUNT(*) AS n FROM batch_row WHERE batch_id = :batch AND progress = 1;

-- A record is again as it was at an earlier version: rows of earlier batches go by the versions of today, as if what lay between had not been, so that each keeps its
-- distance from the record.
--: quiet batch_rows_follow(person: int, was: int, by: int, batch: batch_id) -> none
UPDATE batch_row SET version = version + :by WHERE person_id = :person AND version <= :was AND batch_id <> :batch AND progress IN (1, 4);

-- Who was left as he was is tried again.
--: quiet batch_rows_try_again(batch: int) -> none
UPDATE batch_row SET progress = 1 WHERE batch_id = :batch AND progress = 4;

--: quiet batch_row_written(id: batch_row_id, person: int, version: int, image: blob) -> none
UPDATE batch_row SET progress = 1, person_id = :person, version = :version, before = :image WHERE id = :id;

--: quiet batch_row_passed(id: batch_row_id, progress: int, findings: blob) -> none
UPDATE batch_row SET progress = :progress, findings = :findings WHERE id = :id;

--: quiet batch_row_set_progress(id: batch_row_id, progress: int) -> none
UPDATE batch_row SET progress = :progress WHERE id = :id;

--: batch_mapping_get(org: int, digest: text) -> one batch_mapping_row(fields: text)
SELECT fields FROM batch_mapping WHERE org_id = :org AND head_digest = :digest;

--: batch_mapping_put(org: int, digest: text, fields: text) -> none
INSERT INTO batch_mapping (org_id, head_digest, fields) VALUES (:org, :digest, :fields)
    ON CONFLICT (org_id, head_digest) DO UPDATE SET fields = excluded.fields;

-- With something left to erase. What is at work is left to its end.
--: batch_expired(before_s: time) -> many batch_expired_row(id: batch_id, is_open: bool)
SELECT b.id, CASE WHEN b.state IN ('mapping', 'checked', 'waiting', 'failed') THEN 1 ELSE 0 END AS is_open FROM batch b
 WHERE b.created_s < :before_s AND b.state NOT IN ('checking', 'applying', 'undoing')
   AND (EXISTS (SELECT 1 FROM batch_row r WHERE r.batch_id = b.id) OR EXISTS (SELECT 1 FROM batch_block k WHERE k.batch_id = b.id))
 ORDER BY b.id LIMIT 20;

-- The archive as a roster is compared with it.

--: batch_orgs(path_from: text, path_to: text) -> many batch_org(id: org_id, code: text, kind: text, name: text, short_name: text, path: text, region: int, from_day: day, to_day: day, into_name: text)
SELECT id, code, kind, name, short_name, path, region_id, from_day, to_day,
       CASE WHEN to_day = 2932897 THEN '' ELSE COALESCE((SELECT i.name FROM org_path m JOIN org i ON i.id = m.parent_id
         WHERE m.org_id = org.id AND m.reason = 'merged' AND m.from_day = m.to_day ORDER BY m.id DESC LIMIT 1), '') END AS into_name
  FROM org WHERE path >= :path_from AND path < :path_to ORDER BY path, id;

-- Who corrected a record last, and what; own: the reason that the batch itself wrote beside its lines, the last of them at own_until_s.
--: batch_person_change(region: int, person: person_id, since_s: time, after: int, own: text, own_until_s: time) -> one batch_person_change_row(field: text, became: text, time_s: time, author: text)
SELECT c.field, c.became, c.time_s, COALESCE(p.name, a.login, '') AS author
  FROM person_change c LEFT JOIN account a ON a.id = c.account_id LEFT JOIN person p ON p.region_id = c.region_id AND p.id = a.person_id
 WHERE c.region_id = :region AND c.person_id = :person AND c.time_s >= :since_s AND c.id > :after AND (c.reason <> :own OR c.time_s > :own_until_s) ORDER BY c.id DESC LIMIT 1;

--: batch_people_named(region: int, name: text, path_from: text, path_to: text) -> many batch_person(id: person_id, id_number_mask: text, birth_day: day)
SELECT id, id_number_mask, birth_day FROM person
 WHERE region_id = :region AND name = :name AND path >= :path_from AND path < :path_to ORDER BY id LIMIT 20;

-- Who is in the archive of a county, for namesakes: read once for a check.
--: batch_names(region: int, no_day: day) -> each batch_name_row(name: text, birth_day: day)
SELECT name, birth_day FROM person WHERE region_id = :region AND birth_day <> :no_day AND status <> 10;

--: part approval_columns()
a.id, a.asked_by, COALESCE(p.name, q.login, '') AS asked_name, a.state, a.decided_by, COALESCE(r.name, d.login, '') AS decided_name, a.note
  FROM batch_approval a LEFT JOIN account q ON q.id = a.asked_by LEFT JOIN person p ON p.id = q.person_id
  LEFT JOIN account d ON d.id = a.decided_by LEFT JOIN person r ON r.id = d.person_id

-- An import that sets a membership waits for a second person; the latest line is the one that counts.
--: across batch_approval_get(batch: batch_id) -> one batch_approval_row(id: batch_approval_id, asked_by: int, asked_name: text, state: text, decided_by: int, decided_name: text, note: text)
SELECT {approval_columns}
 WHERE a.batch_id = :batch AND a.state IN ('waiting', 'approved', 'refused') ORDER BY a.id DESC LIMIT 1;

-- The same of the undoing of such an import.
--: across batch_undo_approval_get(batch: batch_id) -> one batch_approval_row
SELECT {approval_columns}
 WHERE a.batch_id = :batch AND a.state IN ('undo_waiting', 'undo_approved', 'undo_refused', 'undo_taken') ORDER BY a.id DESC LIMIT 1;

--: batch_approval_insert(id: batch_approval_id, batch: batch_id, account: int, now: time, state: text) -> none
INSERT INTO batch_approval (id, batch_id, asked_by, asked_s, state, decided_by, decided_s, note) VALUES (:id, :batch, :account, :now, :state, 0, 0, '');

--: batch_approval_decide(id: batch_approval_id, state: text, account: int, now: time, note: text) -> none
UPDATE batch_approval SET state = :state, decided_by = :account, decided_s = :now, note = :note WHERE id = :id AND state IN ('waiting', 'undo_waiting');

-- Of those that the account asked for, what another decided: sent back and not taken up again, or approved a short while ago.
--: batch_told(account: int, since_s: time) -> many batch_told_row(id: batch_id, approval: batch_approval_id, name: text, decision: text, note: text)
SELECT b.id, a.id AS approval, b.name, a.state AS decision, a.note
  FROM batch_approval a JOIN batch b ON b.id = a.batch_id
 WHERE a.asked_by = :account AND a.id = (SELECT MAX(l.id) FROM batch_approval l WHERE l.batch_id = a.batch_id)
   AND ((a.state = 'refused' AND b.state = 'checked') OR (a.state IN ('approved', 'undo_approved', 'undo_refused') AND a.decided_s > :since_s AND b.state <> 'dropped'))
   AND NOT EXISTS (SELECT 1 FROM result_seen s WHERE s.account_id = :account AND s.kind = 'import' AND s.subject_id = a.id)
 ORDER BY a.state DESC, a.id DESC LIMIT 20;

-- Imports that somebody else asked for, in the reach of a post.
--: batch_asked(path_from: text, path_to: text, account: int, limit: int) -> many batch_item
SELECT {batch_columns}
  FROM batch_approval a JOIN batch b ON b.id = a.batch_id LEFT JOIN org o ON o.id = b.org_id
 WHERE ((a.state = 'waiting' AND b.state = 'waiting') OR (a.state = 'undo_waiting' AND b.state = 'undo_asked')) AND a.asked_by <> :account AND b.path >= :path_from AND b.path < :path_to
 ORDER BY a.id LIMIT :limit;
