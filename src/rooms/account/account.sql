-- Accounts, their secrets, and the rights of kinds of posts.

--: account_find(login: text) -> one account_row(id: account_id, login: text, person: int, admin: int, password: text, must_change: bool, totp_secret: blob, totp_step: int, is_closed: bool, is_large: bool, lang: text, row_version: int)
SELECT id, login, person_id, admin, password, must_change, totp_secret, totp_step, is_closed, is_large, lang, row_version
  FROM account WHERE login = :login;

--: account_get(id: account_id) -> one account_row
SELECT id, login, person_id, admin, password, must_change, totp_secret, totp_step, is_closed, is_large, lang, row_version
  FROM account WHERE id = :id;

--: account_of_person(person: int) -> one account_row
SELECT id, login, person_id, admin, password, must_change, totp_secret, totp_step, is_closed, is_large, lang, row_version
  FROM account WHERE person_id = :person AND is_closed = 0 ORDER BY id LIMIT 1;

--: account_insert(id: account_id, login: text, person: int, admin: int, password: text, now_s: time, must_change: bool, totp_secret: blob, lang: text) -> none
INSERT INTO account (id, login, person_id, admin, password, password_s, must_change, totp_secret, totp_step, is_closed, is_large, lang, created_s, row_version)
VALUES (:id, :login, :person, :admin, :password, :now_s, :must_change, :totp_secret, 0, 0, 0, :lang, :now_s, 1);

--: account_put_password(id: account_id, password: text, now_s: time, must_change: bool) -> none
UPDATE account SET password = :password, password_s = :now_s, must_change = :must_change, row_version = row_version + 1
 WHERE id = :id;

-- The passwords of before, so that none comes back too soon.

--: account_password_insert(id: account_password_id, account: account_id, password: text, now_s: time) -> none
INSERT INTO account_password (id, account_id, password, ended_s) VALUES (:id, :account, :password, :now_s);

--: account_password_last(account: account_id, most: int) -> many account_password_row(id: account_password_id, password: text)
SELECT id, password FROM account_password WHERE account_id = :account ORDER BY id DESC LIMIT :most;

--: account_password_trim(account: account_id, oldest_kept: account_password_id) -> none
DELETE FROM account_password WHERE account_id = :account AND id < :oldest_kept;

--: account_put_totp(id: account_id, secret: blob, step: int) -> none
UPDATE account SET totp_secret = :secret, totp_step = :step, row_version = row_version + 1 WHERE id = :id;

--: account_use_step(id: account_id, step: int) -> none
UPDATE account SET totp_step = :step WHERE id = :id AND totp_step < :step;

--: account_put_closed(id: account_id, is_closed: bool, version: int) -> none
UPDATE account SET is_closed = :is_closed, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: account_put_face(id: account_id, lang: text, is_large: bool) -> none
UPDATE account SET lang = :lang, is_large = :is_large WHERE id = :id;

--: account_open_admins(admin: int) -> one account_count_row(count: int)
SELECT CAST(COUNT(*) AS BIGINT) FROM account WHERE admin = :admin AND is_closed = 0;

--: across account_list(needle: text, state: int, most: int, skip: int) -> many account_list_row(id: account_id, login: text, admin: int, person: int, name: text, has_totp: bool, must_change: bool, is_closed: bool, created_s: time, row_version: int)
SELECT a.id, a.login, a.admin, a.person_id, COALESCE(p.name, ''), CASE WHEN LENGTH(a.totp_secret) > 0 THEN 1 ELSE 0 END,
       a.must_change, a.is_closed, a.created_s, a.row_version
  FROM account a LEFT JOIN person p ON p.id = a.person_id
 WHERE (:needle = '' OR (a.login >= :needle AND a.login < :needle || '~')) AND (:state = 2 OR a.is_closed = :state)
 ORDER BY a.login, a.id LIMIT :most OFFSET :skip;

--: account_list_count(needle: text, state: int) -> one account_count_row
SELECT CAST(COUNT(*) AS BIGINT) FROM account
 WHERE (:needle = '' OR (login >= :needle AND login < :needle || '~')) AND (:state = 2 OR is_closed = :state);

-- Nobody signs in by an archive that is void.
--: across account_person_void(id: person_id) -> one account_void_row(id: person_id)
SELECT id FROM person WHERE id = :id AND status = 10;

--: across account_person_name(id: person_id) -> one account_name_row(name: text)
SELECT name FROM person WHERE id = :id;

-- Who of a name holds a post and has no account yet, once for each post.
--: across account_people_named(name: text, today: day) -> many account_person_choice(id: person_id, name: text, post_name: text, org_name: text)
SELECT p.id, p.name, q.name AS post_name, o.name AS org_name
  FROM person p JOIN holding h ON h.person_id = p.id JOIN post q ON q.id = h.post_id JOIN org o ON o.id = h.org_id
 WHERE p.region_id IN (SELECT DISTINCT region_id FROM org) AND p.name = :name AND h.from_day <= :today AND h.to_day > :today
   AND NOT EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id)
 ORDER BY o.path, q.rank, p.id LIMIT 100;

--: across account_holder(id: person_id) -> one account_holder_row(name: text, org: org_id, pinyin_key: text, status: int)
SELECT name, org_id, pinyin_key, status FROM person WHERE id = :id;

-- Failures at signing in, for known and unknown names alike.

--: sign_in_try_get(login_hash: text) -> one sign_in_try_row(failures: int, until_s: time)
SELECT failures, until_s FROM sign_in_try WHERE login_hash = :login_hash;

--: sign_in_try_put(login_hash: text, failures: int, until_s: time) -> none
INSERT INTO sign_in_try (login_hash, failures, until_s) VALUES (:login_hash, :failures, :until_s)
    ON CONFLICT (login_hash) DO UPDATE SET failures = excluded.failures, until_s = excluded.until_s;

--: sign_in_try_clear(login_hash: text) -> none
DELETE FROM sign_in_try WHERE login_hash = :login_hash;

--: sign_in_try_sweep(before_s: time) -> none
DELETE FROM sign_in_try WHERE until_s < :before_s;

-- Rights of kinds of posts.

--: post_right_list() -> many post_right_row(post_kind: text, permission: text)
SELECT post_kind, permission FROM post_right ORDER BY post_kind, permission;

--: post_right_insert(post_kind: text, permission: text) -> none
INSERT INTO post_right (post_kind, permission) VALUES (:post_kind, :permission) ON CONFLICT (post_kind, permission) DO NOTHING;

--: post_right_delete(post_kind: text, permission: text) -> none
DELETE FROM post_right WHERE post_kind = :post_kind AND permission = :permission;

-- Grave rights that wait for the second person.

--: part right_change_columns()
r.id, r.post_kind, r.rights, r.state, r.proposed_by, a.login, r.proposed_s, r.row_version
  FROM post_right_change r JOIN account a ON a.id = r.proposed_by

--: right_change_get(id: post_right_change_id) -> one right_change_row(id: post_right_change_id, post_kind: text, rights: text, state: text, proposed_by: int, login: text, proposed_s: time, row_version: int)
SELECT {right_change_columns} WHERE r.id = :id;

--: right_change_of_kind(kind: text) -> one right_change_row
SELECT {right_change_columns}
 WHERE r.post_kind = :kind AND r.state = 'waiting' ORDER BY r.id DESC LIMIT 1;

--: right_change_waiting() -> many right_change_row
SELECT {right_change_columns}
 WHERE r.state = 'waiting' ORDER BY r.id;

--: right_change_insert(id: post_right_change_id, kind: text, rights: text, account: int, now_s: time) -> none
INSERT INTO post_right_change (id, post_kind, rights, state, proposed_by, proposed_s, decided_by, decided_s, row_version)
VALUES (:id, :kind, :rights, 'waiting', :account, :now_s, 0, 0, 1);

-- What the account proposed and the second administrator gave back, until it has read why.
--: across right_change_refused(account: int) -> many right_refused_row(id: post_right_change_id, post_kind: text, rights: text, reason: text, decided_by: text, decided_s: time)
SELECT r.id, r.post_kind, r.rights, COALESCE(f.reason, '') AS reason, COALESCE(p.name, a.login, '') AS decided_by, r.decided_s
  FROM post_right_change r LEFT JOIN post_right_refusal f ON f.change_id = r.id LEFT JOIN account a ON a.id = r.decided_by LEFT JOIN person p ON p.id = a.person_id
 WHERE r.proposed_by = :account AND r.state = 'refused'
   AND NOT EXISTS (SELECT 1 FROM result_seen s WHERE s.account_id = :account AND s.kind = 'right' AND s.subject_id = r.id)
 ORDER BY r.id LIMIT 20;

--: right_refusal_insert(change: post_right_change_id, reason: text) -> none
INSERT INTO post_right_refusal (change_id, reason) VALUES (:change, :reason);

--: right_change_decide(id: post_right_change_id, state: text, account: int, now_s: time, version: int) -> none
UPDATE post_right_change SET state = :state, decided_by = :account, decided_s = :now_s, row_version = row_version + 1
 WHERE id = :id AND state = 'waiting' AND row_version = :version;
