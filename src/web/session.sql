-- Sessions of browsers and programs. The token itself is never stored.

--: session_find(token_hash: text) -> one session_row(id: session_id, account: account_id, holding: int, created_s: time, seen_s: time, ends_s: time, csrf_secret: text, step_up_s: time, is_api: bool)
SELECT id, account_id, holding_id, created_s, seen_s, ends_s, csrf_secret, step_up_s, is_api
  FROM session WHERE token_hash = :token_hash;

--: session_insert(id: session_id, token_hash: text, account: account_id, holding: int, now_s: time, ends_s: time, csrf_secret: text, is_api: bool) -> none
INSERT INTO session (id, token_hash, account_id, holding_id, created_s, seen_s, ends_s, csrf_secret, step_up_s, is_api)
VALUES (:id, :token_hash, :account, :holding, :now_s, :now_s, :ends_s, :csrf_secret, :now_s, :is_api);

--: session_living(now_s: time, seen_from_s: time, most: int) -> many session_living_row(token_hash: text, seen_s: time, ends_s: time, is_api: bool)
SELECT token_hash, seen_s, ends_s, is_api FROM session WHERE ends_s > :now_s AND seen_s > :seen_from_s ORDER BY seen_s DESC, id LIMIT :most;

--: session_set_seen(id: session_id, seen_s: time) -> none
UPDATE session SET seen_s = :seen_s WHERE id = :id AND seen_s < :seen_s;

--: session_set_holding(id: session_id, holding: int) -> none
UPDATE session SET holding_id = :holding WHERE id = :id;

--: session_set_step_up(id: session_id, token_hash: text, now_s: time) -> none
UPDATE session SET token_hash = :token_hash, step_up_s = :now_s WHERE id = :id;

--: session_delete(id: session_id) -> none
DELETE FROM session WHERE id = :id;

--: session_delete_of_account(account: account_id, except_id: session_id) -> none
DELETE FROM session WHERE account_id = :account AND id <> :except_id;

--: session_dead(now_s: time, seen_before_s: time) -> one session_dead_row(id: session_id)
SELECT id FROM session WHERE ends_s <= :now_s OR seen_s < :seen_before_s LIMIT 1;

--: session_delete_dead(now_s: time, seen_before_s: time) -> none
DELETE FROM session WHERE ends_s <= :now_s OR seen_s < :seen_before_s;
