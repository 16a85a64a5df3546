-- Lists asked for as files. State: waiting (for the second person) → making → ready; refused, withdrawn, grown and failed beside.

--: export_insert(id: export_id, account: int, holding: int, org: org_id, path: text, title: text, filters: text, columns: text, format: text, reason: text, is_full: bool, row_total: int, needs_second: bool, state: text, created_s: time, ends_s: time) -> none
INSERT INTO export (id, account_id, holding_id, org_id, path, title, filters, columns, format, reason, is_full, rows_count, needs_second,
                    approved_by, refused_by, state, bytes, created_s, ends_s, fetched_s, row_version)
VALUES (:id, :account, :holding, :org, :path, :title, :filters, :columns, :format, :reason, :is_full, :row_total, :needs_second,
        0, 0, :state, 0, :created_s, :ends_s, 0, 1);

--: part export_columns()
e.id, e.account_id, e.holding_id, a.login, COALESCE(p.name, a.login) AS name, COALESCE(q.name, d.login, '') AS decided_by, a.person_id, e.org_id, e.path, e.title, e.filters,
       e.columns, e.format, e.reason, e.is_full, e.rows_count, e.needs_second, e.approved_by, e.refused_by, e.state, e.bytes, e.created_s,
       e.ends_s, e.fetched_s, e.row_version, COALESCE(f.reason, '')
  FROM export e JOIN account a ON a.id = e.account_id LEFT JOIN person p ON p.id = a.person_id
  LEFT JOIN account d ON d.id = e.approved_by + e.refused_by LEFT JOIN person q ON q.id = d.person_id LEFT JOIN export_refusal f ON f.export_id = e.id

--: across export_get(id: export_id) -> one export_row(id: export_id, account: int, holding: int, login: text, name: text, decided_by: text, person: int, org: org_id, path: text, title: text, filters: text, columns: text, format: text, reason: text, is_full: bool, row_total: int, needs_second: bool, approved_by: int, refused_by: int, state: text, bytes: int, created_s: time, ends_s: time, fetched_s: time, row_version: int, refusal: text)
SELECT {export_columns} WHERE e.id = :id;

--: across export_own(account: int) -> many export_row
SELECT {export_columns}
 WHERE e.account_id = :account ORDER BY e.id DESC LIMIT 50;

--: across export_pending(path_from: text, path_to: text, account: int, now_s: time) -> many export_row
SELECT {export_columns}
 WHERE e.path >= :path_from AND e.path < :path_to AND e.state = 'waiting' AND e.account_id <> :account AND e.ends_s > :now_s
 ORDER BY e.id LIMIT 50;

-- What somebody decided as the second person, the latest first.
--: across export_decided(account: int) -> many export_row
SELECT {export_columns}
 WHERE (e.approved_by = :account OR e.refused_by = :account) AND e.account_id <> :account ORDER BY e.id DESC LIMIT 50;

--: export_making_count(account: int, now_s: time) -> one export_number(n: int)
SELECT COUNT(*) AS n FROM export WHERE account_id = :account AND state = 'making' AND ends_s > :now_s;

-- Of one's own that another decided on: files to be fetched, and lists that were refused and not read about, for as long as the link lives.
--: export_told(account: int, now_s: time) -> many export_told_row(id: export_id, title: text, state: text, refusal: text)
SELECT e.id, e.title, e.state, COALESCE(f.reason, '') AS refusal
  FROM export e LEFT JOIN export_refusal f ON f.export_id = e.id
 WHERE e.account_id = :account AND e.needs_second = 1 AND e.ends_s > :now_s AND ((e.state = 'ready' AND e.fetched_s = 0) OR (e.state = 'refused'
   AND NOT EXISTS (SELECT 1 FROM result_seen s WHERE s.account_id = :account AND s.kind = 'export' AND s.subject_id = e.id)))
 ORDER BY e.id LIMIT 20;

--: export_approve(id: export_id, account: int, ends_s: time) -> none
UPDATE export SET approved_by = :account, state = 'making', ends_s = :ends_s, row_version = row_version + 1
 WHERE id = :id AND state = 'waiting';

--: export_refuse(id: export_id, account: int, ends_s: time) -> none
UPDATE export SET refused_by = :account, state = 'refused', ends_s = :ends_s, row_version = row_version + 1 WHERE id = :id AND state = 'waiting';

--: export_withdraw(id: export_id, account: int) -> none
UPDATE export SET state = 'withdrawn', row_version = row_version + 1 WHERE id = :id AND account_id = :account AND state = 'waiting';

--: export_refusal_insert(export: export_id, reason: text) -> none
INSERT INTO export_refusal (export_id, reason) VALUES (:export, :reason);

--: export_end(id: export_id, state: text, row_total: int, bytes: int) -> none
UPDATE export SET state = :state, rows_count = :row_total, bytes = :bytes, row_version = row_version + 1 WHERE id = :id AND state = 'making';

--: export_fetched(id: export_id, now_s: time) -> none
UPDATE export SET fetched_s = :now_s, row_version = row_version + 1 WHERE id = :id;

-- The file, sealed, as long as its link lives.

--: quiet export_block_insert(id: export_block_id, export: int, number: int, sealed: blob) -> none
INSERT INTO export_block (id, export_id, number, content) VALUES (:id, :export, :number, :sealed);

--: export_block_get(export: int, number: int) -> one export_block_row(id: export_block_id, content: blob)
SELECT id, content FROM export_block WHERE export_id = :export AND number = :number;

--: export_block_clear(export: int) -> none
DELETE FROM export_block WHERE export_id = :export;

--: export_block_dead(now_s: time) -> one export_block_dead_row(id: export_block_id)
SELECT b.id FROM export_block b JOIN export e ON e.id = b.export_id WHERE e.ends_s <= :now_s LIMIT 1;

--: export_block_clear_dead(now_s: time) -> none
DELETE FROM export_block WHERE export_id IN (SELECT id FROM export WHERE ends_s <= :now_s);
