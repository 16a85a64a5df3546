-- What cases made public, what people were told, and points: lists of what a finish left behind.

-- With the last notice of the case that was not withdrawn, and the case itself where everybody may read it; 0 none. has_voided: a final vote of the case is void.
--: across publications_shown(today: day, org: text, limit: int, offset: int) -> many publication_line(id: publication_id, kind: text, title: text, text: text, org_name: text, org_path: text, day: day, withdrawn_day: day, reason: text, row_version: int, notice: notice_id, open_case: run_id, run: int, has_voided: bool)
SELECT p.id, p.kind, p.title, p.text, o.name, o.path, p.day, p.withdrawn_day, p.reason, p.row_version,
       COALESCE((SELECT MAX(n.id) FROM notice n WHERE n.region_id = p.region_id AND n.run_id = p.run_id AND p.run_id <> 0 AND n.withdrawn_day > :today), 0),
       COALESCE((SELECT r.id FROM run r WHERE r.region_id = p.region_id AND r.id = p.run_id AND r.is_public = 1), 0),
       p.run_id AS run, CASE WHEN p.run_id <> 0 AND EXISTS (SELECT 1 FROM ballot b JOIN ballot_voiding v ON v.ballot_id = b.id
          WHERE b.subject = 'run' AND b.subject_id = p.run_id AND b.state = 'void' AND v.state = 'confirmed') THEN 1 ELSE 0 END AS has_voided
  FROM publication p JOIN org o ON o.id = p.org_id
 WHERE p.day <= :today AND (:org = '' OR o.name LIKE '%' || :org || '%') ORDER BY p.day DESC, p.id DESC LIMIT :limit OFFSET :offset;

--: across publications_count(today: day, org: text) -> one publication_number(n: int)
SELECT COUNT(*) FROM publication p JOIN org o ON o.id = p.org_id WHERE p.day <= :today AND (:org = '' OR o.name LIKE '%' || :org || '%');

--: across publication_get(id: publication_id) -> one publication_row(id: publication_id, region: int, org: org_id, org_path: text, withdrawn_day: day, row_version: int)
SELECT p.id, p.region_id, p.org_id, o.path, p.withdrawn_day, p.row_version FROM publication p JOIN org o ON o.id = p.org_id WHERE p.id = :id;

--: publication_withdraw(id: publication_id, region: int, day: day, reason: text, version: int) -> none
UPDATE publication SET withdrawn_day = :day, reason = :reason, row_version = row_version + 1
 WHERE region_id = :region AND id = :id AND row_version = :version;

--: across messages_of(person: int, limit: int) -> many message_line(id: message_id, org_name: text, text: text, made_s: time, read_s: time)
SELECT m.id, o.name, m.text, m.made_s, m.read_s FROM message m JOIN org o ON o.id = m.org_id WHERE m.region_id IN (SELECT DISTINCT region_id FROM org) AND m.person_id = :person ORDER BY m.id DESC LIMIT :limit;

--: across messages_read(person: int, now: time) -> none
UPDATE message SET read_s = :now WHERE region_id IN (SELECT DISTINCT region_id FROM org) AND person_id = :person AND read_s = 0;

-- Points in a subtree from a day on, the newest first.
--: points_in(region: int, path_from: text, path_to: text, from_day: day, limit: int) -> many point_line(id: point_id, person: int, person_name: text, org_name: text, above: int, below: int, text: text, day: day, run: int)
SELECT t.id, t.person_id, COALESCE(p.name, ''), o.name, t.above, t.below, t.text, t.day, t.run_id
  FROM org o CROSS JOIN point t LEFT JOIN person p ON p.id = t.person_id
 WHERE o.path >= :path_from AND o.path < :path_to AND t.region_id = :region AND t.org_id = o.id AND t.day >= :from_day ORDER BY t.day DESC, t.id DESC LIMIT :limit;
