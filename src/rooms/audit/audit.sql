-- Reading the log. Nothing here writes: lines are laid by the store.

--: audit_find(from_s: time, to_s: time, account: int, verb: text, verb_end: text, subject: text, subject_ref: int, before_seq: int, limit: int) -> many audit_row(seq: int, time_s: time, account: int, login: text, org: int, verb: text, subject: text, subject_ref: int, subject_login: text, address: text, changes: text)
SELECT a.seq, a.time_s, a.account_id, COALESCE(c.login, ''), a.org_id, a.verb, a.subject, a.subject_id,
       CASE WHEN a.subject = 'account' THEN COALESCE((SELECT s.login FROM account s WHERE s.id = a.subject_id), '') ELSE '' END, a.address, a.changes
  FROM audit a LEFT JOIN account c ON c.id = a.account_id
 WHERE a.seq < :before_seq AND a.time_s >= :from_s AND a.time_s < :to_s
   AND (:account = 0 OR a.account_id = :account)
   AND (:verb = '' OR (a.verb >= :verb AND a.verb < :verb_end))
   AND (:subject = '' OR a.subject = :subject) AND (:subject_ref = 0 OR a.subject_id = :subject_ref)
 ORDER BY a.seq DESC LIMIT :limit;

--: audit_get(seq: int) -> one audit_line(seq: int, time_s: time, account: int, login: text, holding: int, org: int, verb: text, subject: text, subject_ref: int, subject_login: text, address: text, changes: text, prev_hash: text, hash: text)
SELECT a.seq, a.time_s, a.account_id, COALESCE(c.login, ''), a.holding_id, a.org_id, a.verb, a.subject, a.subject_id,
       CASE WHEN a.subject = 'account' THEN COALESCE((SELECT s.login FROM account s WHERE s.id = a.subject_id), '') ELSE '' END, a.address,
       a.changes, a.prev_hash, a.hash
  FROM audit a LEFT JOIN account c ON c.id = a.account_id
 WHERE a.seq = :seq;

--: audit_account(login: text) -> one audit_account_row(id: account_id)
SELECT id FROM account WHERE login = :login;
