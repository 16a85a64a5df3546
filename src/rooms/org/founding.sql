-- Lists of organisations to be founded.

--: part founding_columns()
f.id, f.org_id AS org, f.account_id AS account, f.title, f.state, f.rows_count AS rows, f.done_count AS done, f.made_count AS made, f.created_s, f.row_version

--: founding_get(id: founding_id) -> one founding_item(id: founding_id, org: org_id, account: int, title: text, state: text, rows: int, done: int, made: int, created_s: time, row_version: int, content: text)
SELECT {founding_columns}, f.content FROM founding f WHERE f.id = :id;

--: founding_latest(org: org_id, limit: int) -> many founding_item
SELECT {founding_columns}, '' AS content FROM founding f WHERE f.org_id = :org ORDER BY f.id DESC LIMIT :limit;

--: founding_insert(id: founding_id, org: org_id, account: int, title: text, content: text, rows_count: int, now: time) -> none
INSERT INTO founding (id, org_id, account_id, title, state, content, rows_count, done_count, made_count, created_s, row_version)
VALUES (:id, :org, :account, :title, 'checked', :content, :rows_count, 0, 0, :now, 1);

--: founding_begin(id: founding_id, version: int) -> none
UPDATE founding SET state = 'founding', done_count = 0, row_version = row_version + 1 WHERE id = :id AND row_version = :version AND state <> 'founding';

--: founding_add_done(id: founding_id, gone: int, made: int) -> none
UPDATE founding SET done_count = done_count + :gone, made_count = made_count + :made WHERE id = :id;

--: founding_set_state(id: founding_id, state: text) -> none
UPDATE founding SET state = :state, row_version = row_version + 1 WHERE id = :id;

-- What is open below an organisation, and itself.
--: founding_tree(path_from: text, path_to: text) -> many founding_node(id: org_id, parent: org_id, code: text, name: text, short_name: text)
SELECT id, parent_id AS parent, code, name, short_name FROM org WHERE path >= :path_from AND path < :path_to AND to_day = 2932897 ORDER BY path;
