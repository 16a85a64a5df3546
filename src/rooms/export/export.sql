-- Lists asked for as files.

--: export_insert(id: export_id, account: int, holding: int, org: org_id, path: text, title: text, filters: text, columns: text, format: text, reason: text, is_full: bool, row_total: int, needs_second: bool, created_s: time, ends_s: time) -> none
INSERT INTO export (id, account_id, holding_id, org_id, path, title, filters, columns, format, reason, is_full, rows_count, needs_second,
                    approved_by, refused_by, created_s, ends_s, fetched_s, row_version)
VALUES (:id, :account, :holding, :org, :path, :title, :filters, :columns, :format, :reason, :is_full, :row_total, :needs_second,
        0, 0, :created_s, :ends_s, 0, 1);

--: export_get(id: export_id) -> one export_row(id: export_id, account: int, login: text, person: int, org: org_id, path: text, title: text, filters: text, columns: text, format: text, reason: text, is_full: bool, row_total: int, needs_second: bool, approved_by: int, refused_by: int, created_s: time, ends_s: time, fetched_s: time, row_version: int)
SELECT e.id, e.account_id, a.login, a.person_id, e.org_id, e.path, e.title, e.filters, e.columns, e.format, e.reason, e.is_full, e.rows_count,
       e.needs_second, e.approved_by, e.refused_by, e.created_s, e.ends_s, e.fetched_s, e.row_version
  FROM export e JOIN account a ON a.id = e.account_id WHERE e.id = :id;

--: export_own(account: int) -> many export_row
SELECT e.id, e.account_id, a.login, a.person_id, e.org_id, e.path, e.title, e.filters, e.columns, e.format, e.reason, e.is_full, e.rows_count,
       e.needs_second, e.approved_by, e.refused_by, e.created_s, e.ends_s, e.fetched_s, e.row_version
  FROM export e JOIN account a ON a.id = e.account_id WHERE e.account_id = :account ORDER BY e.id DESC LIMIT 50;

--: export_pending(path_from: text, path_to: text, account: int, now_s: time) -> many export_row
SELECT e.id, e.account_id, a.login, a.person_id, e.org_id, e.path, e.title, e.filters, e.columns, e.format, e.reason, e.is_full, e.rows_count,
       e.needs_second, e.approved_by, e.refused_by, e.created_s, e.ends_s, e.fetched_s, e.row_version
  FROM export e JOIN account a ON a.id = e.account_id
 WHERE e.path >= :path_from AND e.path < :path_to AND e.needs_second = 1 AND e.approved_by = 0 AND e.refused_by = 0
   AND e.account_id <> :account AND e.ends_s > :now_s ORDER BY e.id LIMIT 50;

--: export_approve(id: export_id, account: int, ends_s: time) -> none
UPDATE export SET approved_by = :account, ends_s = :ends_s, row_version = row_version + 1 WHERE id = :id AND approved_by = 0 AND refused_by = 0;

--: export_refuse(id: export_id, account: int) -> none
UPDATE export SET refused_by = :account, row_version = row_version + 1 WHERE id = :id AND approved_by = 0 AND refused_by = 0;

--: export_fetched(id: export_id, now_s: time) -> none
UPDATE export SET fetched_s = :now_s, row_version = row_version + 1 WHERE id = :id;
