-- Reading the log. Nothing here writes: lines are laid by the store.

--: part audit_bounds(from_s: time, to_s: time, account: int, before_seq: int)
   AND a.seq < :before_seq AND a.time_s >= :from_s AND a.time_s < :to_s AND (:account = 0 OR a.account_id = :account)

--: part audit_columns()
a.seq, a.time_s, a.account_id, COALESCE(c.login, ''), a.org_id, a.verb, a.subject, a.subject_id, a.address, a.changes
  FROM audit a LEFT JOIN account c ON c.id = a.account_id

--: audit_find({audit_bounds}, verb: text, verb_end: text, subject: text, limit: int) -> many audit_row(seq: int, time_s: time, account: int, login: text, org: int, verb: text, subject: text, subject_ref: int, address: text, changes: text)
SELECT {audit_columns}
 WHERE (:verb = '' OR (a.verb >= :verb AND a.verb < :verb_end)) AND (:subject = '' OR a.subject = :subject)
{audit_bounds}
 ORDER BY a.seq DESC LIMIT :limit;

-- Of one row of a table: a person among all lines of the log.
--: audit_of_subject({audit_bounds}, verb: text, verb_end: text, subject: text, subject_ref: int, limit: int) -> many audit_row
SELECT {audit_columns}
 WHERE a.subject = :subject AND a.subject_id = :subject_ref AND (:verb = '' OR (a.verb >= :verb AND a.verb < :verb_end))
{audit_bounds}
 ORDER BY a.seq DESC LIMIT :limit;

-- Of one verb exactly.
--: audit_of_verb({audit_bounds}, verb: text, subject: text, limit: int) -> many audit_row
SELECT {audit_columns}
 WHERE a.verb = :verb AND (:subject = '' OR a.subject = :subject)
{audit_bounds}
 ORDER BY a.seq DESC LIMIT :limit;

--: audit_get(seq: int) -> one audit_line(seq: int, time_s: time, account: int, login: text, holding: int, org: int, verb: text, subject: text, subject_ref: int, address: text, changes: text, prev_hash: text, hash: text)
SELECT a.seq, a.time_s, a.account_id, COALESCE(c.login, ''), a.holding_id, a.org_id, a.verb, a.subject, a.subject_id, a.address,
       a.changes, a.prev_hash, a.hash
  FROM audit a LEFT JOIN account c ON c.id = a.account_id
 WHERE a.seq = :seq;

--: audit_account(login: text) -> one audit_account_row(id: account_id)
SELECT id FROM account WHERE login = :login;

-- The version of the practice by which a case goes.
--: across audit_run_practice(run: int) -> one audit_practice(file: programme_file_id)
SELECT programme_id FROM run WHERE id = :run;

-- How what the log counts is called. None of it is personal.
--: audit_org_named(id: int) -> one audit_named(name: text)
SELECT name FROM org WHERE id = :id;

--: audit_post_named(id: int) -> one audit_named
SELECT o.short_name || ' ' || q.name AS name FROM post q JOIN org o ON o.id = q.org_id WHERE q.id = :id;

--: audit_holding_named(id: int) -> one audit_named
SELECT o.short_name || ' ' || q.name AS name FROM holding h JOIN post q ON q.id = h.post_id JOIN org o ON o.id = q.org_id WHERE h.id = :id;

--: audit_host_named(id: int) -> one audit_named
SELECT name FROM host_unit WHERE id = :id;

--: audit_account_named(id: int) -> one audit_named
SELECT login AS name FROM account WHERE id = :id;
