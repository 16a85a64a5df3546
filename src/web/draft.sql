-- What was typed and not sent yet.

--: draft_list(account: account_id, since_s: time, most: int) -> many draft_row(id: draft_id, form: text, page: text, changed_s: time)
SELECT id, form, page, changed_s FROM draft
 WHERE account_id = :account AND changed_s >= :since_s ORDER BY changed_s DESC, id DESC LIMIT :most;

--: draft_count(account: account_id, since_s: time) -> one draft_counted(count: int)
SELECT CAST(COUNT(*) AS BIGINT) FROM draft WHERE account_id = :account AND changed_s >= :since_s;

--: draft_get(id: draft_id, account: account_id) -> one draft_full(id: draft_id, form: text, page: text, content: blob, changed_s: time)
SELECT id, form, page, content, changed_s FROM draft WHERE id = :id AND account_id = :account;

--: draft_find(account: account_id, form: text) -> one draft_full
SELECT id, form, page, content, changed_s FROM draft WHERE account_id = :account AND form = :form;

--: draft_newest(account: account_id, form: text, from: text, to: text) -> one draft_full
SELECT id, form, page, content, changed_s FROM draft
 WHERE account_id = :account AND (form = :form OR (form >= :from AND form < :to)) ORDER BY changed_s DESC, id DESC LIMIT 1;

--: draft_insert(id: draft_id, account: account_id, form: text, page: text, content: blob, now_s: time) -> none
INSERT INTO draft (id, account_id, form, page, content, changed_s) VALUES (:id, :account, :form, :page, :content, :now_s)
ON CONFLICT (account_id, form) DO NOTHING;

--: draft_change(id: draft_id, page: text, content: blob, now_s: time) -> none
UPDATE draft SET page = :page, content = :content, changed_s = :now_s WHERE id = :id;

--: draft_delete(account: account_id, form: text) -> none
DELETE FROM draft WHERE account_id = :account AND form = :form;

--: draft_delete_one(id: draft_id, account: account_id) -> none
DELETE FROM draft WHERE id = :id AND account_id = :account;

--: draft_trim(account: account_id, most: int) -> none
DELETE FROM draft WHERE account_id = :account AND id NOT IN
  (SELECT id FROM draft WHERE account_id = :account ORDER BY changed_s DESC, id DESC LIMIT :most);

--: draft_delete_old(before_s: time) -> none
DELETE FROM draft WHERE changed_s < :before_s;
