--: file_keep_until(file: file_id, day: day) -> none
INSERT INTO file_keep (file_id, keep_day, erased_day, is_destroyed) VALUES (:file, :day, 2932897, 0) ON CONFLICT (file_id) DO NOTHING;

--: file_due(today: day) -> many file_due_row(id: file_id, digest: text, keep_day: day)
SELECT k.file_id, f.digest, k.keep_day FROM file_keep k JOIN file f ON f.id = k.file_id
 WHERE k.is_destroyed = 0 AND k.keep_day < :today AND k.erased_day = 2932897 ORDER BY k.keep_day, k.file_id LIMIT 50;

--: file_erase(id: file_id, today: day) -> none
UPDATE file_keep SET erased_day = :today WHERE file_id = :id AND erased_day = 2932897;

--: file_erased() -> many file_due_row
SELECT k.file_id, f.digest, k.keep_day FROM file_keep k JOIN file f ON f.id = k.file_id
 WHERE k.is_destroyed = 0 AND k.erased_day < 2932897 ORDER BY k.keep_day, k.file_id LIMIT 50;

--: file_mark_destroyed(id: file_id) -> none
UPDATE file_keep SET is_destroyed = 1 WHERE file_id = :id AND erased_day < 2932897;

--: file_kept_with(digest: text) -> one file_kept_row(id: file_id)
SELECT f.id FROM file f
 WHERE f.digest = :digest AND NOT EXISTS (SELECT 1 FROM file_keep k WHERE k.file_id = f.id AND k.erased_day < 2932897) ORDER BY f.id LIMIT 1;

--: file_destroyed_digests(after: text) -> many file_digest_gone(digest: text)
SELECT DISTINCT f.digest FROM file_keep k JOIN file f ON f.id = k.file_id
 WHERE f.digest > :after AND k.is_destroyed = 1
   AND NOT EXISTS (SELECT 1 FROM file o LEFT JOIN file_keep l ON l.file_id = o.id WHERE o.digest = f.digest AND COALESCE(l.erased_day, 2932897) = 2932897)
 ORDER BY f.digest LIMIT 500;
