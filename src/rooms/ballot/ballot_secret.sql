-- Secret votes from afar: the sealed box of a ballot, and its trustees.

--: ballot_box_insert(id: ballot_box_id, ballot: ballot_id, slots: int, content: blob) -> none
INSERT INTO ballot_box (id, ballot_id, slots, content, is_ended) VALUES (:id, :ballot, :slots, :content, 0);

--: ballot_box_get(ballot: ballot_id) -> one ballot_box_row(id: ballot_box_id, slots: int, content: blob, is_ended: bool)
SELECT id, slots, content, is_ended FROM ballot_box WHERE ballot_id = :ballot;

--: ballot_box_is_ended(ballot: ballot_id) -> one ballot_box_state(is_ended: bool)
SELECT is_ended FROM ballot_box WHERE ballot_id = :ballot;

-- Always of the same length.
--: ballot_box_put_content(id: ballot_box_id, content: blob) -> none
UPDATE ballot_box SET content = :content WHERE id = :id;

--: ballot_box_end(ballot: ballot_id) -> none
UPDATE ballot_box SET is_ended = 1 WHERE ballot_id = :ballot;

--: across ballot_trustees(ballot: ballot_id) -> many ballot_trustee_row(number: int, account: int, login: text, name: text, public_key: blob, part: blob)
SELECT t.number, t.account_id, a.login, COALESCE((SELECT MIN(p.name) FROM person p WHERE p.id = a.person_id), '') AS name, t.public_key, t.part
  FROM ballot_trustee t JOIN account a ON a.id = t.account_id WHERE t.ballot_id = :ballot ORDER BY t.number;

--: ballot_trustee_put(ballot: ballot_id, number: int, account: account_id, none: blob) -> none
INSERT INTO ballot_trustee (ballot_id, number, account_id, public_key, part) VALUES (:ballot, :number, :account, :none, :none)
    ON CONFLICT (ballot_id, number) DO UPDATE SET account_id = excluded.account_id, public_key = excluded.public_key, part = excluded.part;

--: ballot_trustee_put_key(ballot: ballot_id, number: int, public_key: blob) -> none
UPDATE ballot_trustee SET public_key = :public_key WHERE ballot_id = :ballot AND number = :number;

--: ballot_trustee_put_part(ballot: ballot_id, number: int, part: blob) -> none
UPDATE ballot_trustee SET part = :part WHERE ballot_id = :ballot AND number = :number;

--: across ballot_trustee_account(login: text) -> one ballot_account_row(id: account_id, name: text)
SELECT a.id, COALESCE((SELECT MIN(p.name) FROM person p WHERE p.id = a.person_id), '') AS name
  FROM account a WHERE a.login = :login AND a.is_closed = 0 AND a.admin = 0 AND a.person_id > 0;

-- Where this account is a trustee and has something to do: take the key, or open.
--: ballots_for_trustee(account: int) -> many ballot_trustee_task(id: ballot_id, title: text, org_name: text, wants_key: bool)
SELECT b.id, b.title, o.name, CASE WHEN length(t.public_key) = 0 THEN 1 ELSE 0 END AS wants_key
  FROM ballot_trustee t JOIN ballot b ON b.id = t.ballot_id JOIN org o ON o.id = b.org_id JOIN ballot_box x ON x.ballot_id = b.id
 WHERE t.account_id = :account AND b.state = 'open' AND (length(t.public_key) = 0 OR (x.is_ended = 1 AND length(t.part) = 0
   AND EXISTS (SELECT 1 FROM ballot_voted d WHERE d.ballot_id = b.id)
   AND (SELECT COUNT(*) FROM ballot_trustee u WHERE u.ballot_id = b.id AND length(u.part) > 0) < 2))
 ORDER BY b.id LIMIT 200;
