-- What is due for the post that is held, counted and listed from the registers.

--: workbench_terms(path_from: text, path_to: text, from_day: day, to_day: day, limit: int) -> many workbench_term(id: org_id, name: text, kind: text, day: day)
SELECT id, name, kind, term_ends_day AS day FROM org
 WHERE path >= :path_from AND path < :path_to AND to_day = 2932897 AND term_years > 0
   AND term_ends_day >= :from_day AND term_ends_day < :to_day
 ORDER BY term_ends_day, path, id LIMIT :limit;

--: workbench_terms_count(path_from: text, path_to: text, from_day: day, to_day: day) -> one workbench_number(n: int)
SELECT COUNT(*) FROM org
 WHERE path >= :path_from AND path < :path_to AND to_day = 2932897 AND term_years > 0
   AND term_ends_day >= :from_day AND term_ends_day < :to_day;

--: workbench_vacant(path_from: text, path_to: text, today: day, before: day) -> one workbench_number
SELECT COUNT(*) FROM org o JOIN post q ON q.org_id = o.id
 WHERE o.path >= :path_from AND o.path < :path_to AND o.to_day = 2932897
   AND q.kind = 'secretary' AND q.from_day <= :before AND q.to_day > :today
   AND NOT EXISTS (SELECT 1 FROM holding h WHERE h.post_id = q.id AND h.to_day > :before);

--: across workbench_confirmations(path_from: text, path_to: text, today: day, account: int, limit: int) -> many workbench_confirmation(id: holding_id, person_name: text, post_name: text, org_name: text, day: day)
SELECT h.id, p.name AS person_name, q.name AS post_name, o.name AS org_name, h.from_day AS day
  FROM holding h JOIN org o ON o.id = h.org_id JOIN post q ON q.id = h.post_id JOIN person p ON p.id = h.person_id
 WHERE h.needs_second = 1 AND h.to_day > :today AND h.proposed_by <> :account
   AND o.path >= :path_from AND o.path < :path_to
 ORDER BY h.from_day, h.id LIMIT :limit;

--: workbench_conversions(region: int, path_from: text, path_to: text, joined_before: day, limit: int) -> many workbench_conversion(id: person_id, name: text, org_name: text, joined_day: day)
SELECT p.id, p.name, o.name AS org_name, p.joined_day
  FROM person p JOIN org o ON o.id = p.org_id
 WHERE p.region_id = :region AND p.status = 1 AND p.joined_day < :joined_before
   AND p.path >= :path_from AND p.path < :path_to
 ORDER BY p.joined_day, p.id LIMIT :limit;

--: workbench_conversions_count(region: int, path_from: text, path_to: text, joined_from: day, joined_before: day) -> one workbench_number
SELECT COUNT(*) FROM person
 WHERE region_id = :region AND status = 1 AND joined_day >= :joined_from AND joined_day < :joined_before
   AND path >= :path_from AND path < :path_to;
