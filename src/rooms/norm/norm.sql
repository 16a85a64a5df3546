-- Declared norms, where somebody changed them.

--: norm_get(name: text) -> one norm_row(text: text, changed_s: time, row_version: int)
SELECT text, changed_s, row_version FROM norm WHERE name = :name;

--: norm_insert(name: text, text: text, changed_s: time, account: int) -> none
INSERT INTO norm (name, text, changed_s, account_id, row_version) VALUES (:name, :text, :changed_s, :account, 1);

--: norm_update(name: text, text: text, changed_s: time, account: int, version: int) -> none
UPDATE norm SET text = :text, changed_s = :changed_s, account_id = :account, row_version = row_version + 1 WHERE name = :name AND row_version = :version;
