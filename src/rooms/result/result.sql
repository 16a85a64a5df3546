-- What somebody asked for, what became of it, and that it was read.

--: across result_own(account: int, kind: text, subject: int) -> one result_number(n: int)
SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM batch_approval WHERE id = :subject AND asked_by = :account AND :kind = 'import'
           AND state NOT IN ('waiting', 'undo_waiting', 'undo_taken')) +
       (SELECT CAST(COUNT(*) AS BIGINT) FROM export WHERE id = :subject AND account_id = :account AND :kind = 'export' AND state = 'refused') +
       (SELECT CAST(COUNT(*) AS BIGINT) FROM post_right_change WHERE id = :subject AND proposed_by = :account AND :kind = 'right' AND state = 'refused') +
       (SELECT CAST(COUNT(*) AS BIGINT) FROM person_void WHERE id = :subject AND asked_by = :account AND :kind = 'void' AND state IN ('approved', 'refused')) +
       (SELECT CAST(COUNT(*) AS BIGINT) FROM org_request WHERE id = :subject AND asked_by = :account AND :kind = 'org' AND state IN ('approved', 'refused')) +
       (SELECT CAST(COUNT(*) AS BIGINT) FROM correction r JOIN account a ON a.person_id = r.person_id
         WHERE r.id = :subject AND a.id = :account AND :kind = 'correction' AND r.state IN ('done', 'declined')) +
       (SELECT CAST(COUNT(*) AS BIGINT) FROM ballot_voiding WHERE id = :subject AND asked_by = :account AND :kind = 'voiding' AND state IN ('confirmed', 'refused')) AS n;

--: result_seen_of(account: int, kind: text, subject: int) -> one result_number
SELECT COUNT(*) AS n FROM result_seen WHERE account_id = :account AND kind = :kind AND subject_id = :subject;

--: quiet result_seen_insert(account: account_id, kind: text, subject: int, now_s: time) -> none
INSERT INTO result_seen (account_id, kind, subject_id, seen_s) VALUES (:account, :kind, :subject, :now_s) ON CONFLICT DO NOTHING;
