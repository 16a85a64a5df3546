--: file_insert(id: file_id, digest: text, name: text, media_type: text, bytes: int, subject: text, subject_ref: int, org: int, kind: text, paper_day: day, now_s: time, account: int) -> none
INSERT INTO file (id, digest, name, media_type, bytes, subject, subject_id, org_id, kind, paper_day, created_s, account_id, is_withdrawn)
VALUES (:id, :digest, :name, :media_type, :bytes, :subject, :subject_ref, :org, :kind, :paper_day, :now_s, :account, 0);

--: file_get(id: file_id) -> one file_row(id: file_id, digest: text, name: text, media_type: text, bytes: int, subject: text, subject_ref: int, org: int, kind: text, paper_day: day, created_s: time, account: int, is_withdrawn: bool)
SELECT id, digest, name, media_type, bytes, subject, subject_id, org_id, kind, paper_day, created_s, account_id, is_withdrawn
  FROM file WHERE id = :id;

--: file_list(subject: text, subject_ref: int) -> many file_row
SELECT id, digest, name, media_type, bytes, subject, subject_id, org_id, kind, paper_day, created_s, account_id, is_withdrawn
  FROM file WHERE subject = :subject AND subject_id = :subject_ref ORDER BY id;

--: file_withdraw(id: file_id) -> none
UPDATE file SET is_withdrawn = 1 WHERE id = :id AND is_withdrawn = 0;

--: file_digests(after: text) -> many file_digest_row(digest: text)
SELECT DISTINCT digest FROM file WHERE digest > :after ORDER BY digest LIMIT 500;
