-- What was answered to a key, written in the transaction whose effect it guards.

--: idempotency_find(key_hash: text) -> one idempotency_row(account: int, status: int, location: text, body: text)
SELECT account_id, status, location, body FROM idempotency WHERE key_hash = :key_hash;

--: quiet idempotency_insert(key_hash: text, account: int, created_s: time, status: int, location: text, body: text) -> none
INSERT INTO idempotency (key_hash, account_id, created_s, status, location, body)
VALUES (:key_hash, :account, :created_s, :status, :location, :body)
ON CONFLICT (key_hash) DO NOTHING;

--: idempotency_delete_old(before_s: time) -> none
DELETE FROM idempotency WHERE created_s < :before_s;
