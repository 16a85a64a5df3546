--: file_insert(id: file_id, digest: text, name: text, media_type: text, bytes: int, subject: text, subject_ref: int, org: int, kind: text, paper_day: day, now_s: time, account: int) -> none
INSERT INTO file (id, digest, name, media_type, bytes, subject, subject_id, org_id, kind, paper_day, created_s, account_id, is_withdrawn)
VALUES (:id, :digest, :name, :media_type, :bytes, :subject, :subject_ref, :org, :kind, :paper_day, :now_s, :account, 0);

--: part file_columns()
f.id, f.digest, f.name, f.media_type, f.bytes, f.subject, f.subject_id, f.org_id, f.kind, f.paper_day, f.created_s, f.account_id, f.is_withdrawn,
       COALESCE(k.keep_day, 2932897), COALESCE(k.erased_day, 2932897)
  FROM file f LEFT JOIN file_keep k ON k.file_id = f.id

--: file_get(id: file_id) -> one file_row(id: file_id, digest: text, name: text, media_type: text, bytes: int, subject: text, subject_ref: int, org: int, kind: text, paper_day: day, created_s: time, account: int, is_withdrawn: bool, keep_day: day, erased_day: day)
SELECT {file_columns} WHERE f.id = :id;

--: file_list(subject: text, subject_ref: int) -> many file_row
SELECT {file_columns} WHERE f.subject = :subject AND f.subject_id = :subject_ref ORDER BY f.id;

--: file_withdraw(id: file_id) -> none
UPDATE file SET is_withdrawn = 1 WHERE id = :id AND is_withdrawn = 0;

--: file_digests(after: text) -> many file_digest_row(digest: text)
SELECT DISTINCT f.digest FROM file f
 WHERE f.digest > :after AND NOT EXISTS (SELECT 1 FROM file_keep k WHERE k.file_id = f.id AND k.erased_day < 2932897)
 ORDER BY f.digest LIMIT 500;
