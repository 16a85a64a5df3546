-- What is looked for by a number or a title. Each statement walks one index to what was typed and is cut to a subtree, so that what lies outside it costs what
-- is not there costs.

--: part find_case()
f.id, f.title, COALESCE(NULLIF(f.called, ''), p.title), o.name, f.step_title, f.finish_title, f.state
  FROM run f JOIN org o ON o.id = f.org_id JOIN programme_file p ON p.id = f.programme_id

--: across find_case_numbered(number: int, path_from: text, path_to: text) -> many find_case_row(id: run_id, title: text, programme_title: text, org_name: text, step_title: text, finish_title: text, state: text)
SELECT {find_case} WHERE f.id = :number AND o.path >= :path_from AND o.path < :path_to;

-- The titles that begin so.
--: find_cases_titled(region: int, title_from: text, title_to: text, path_from: text, path_to: text, limit: int) -> many find_case_row
SELECT {find_case}
 WHERE f.region_id = :region AND f.title >= :title_from AND f.title < :title_to AND o.path >= :path_from AND o.path < :path_to
 ORDER BY f.title, f.id LIMIT :limit;

-- Those that have it further in: a walk over the titles of the region, which its index holds alone.
--: find_cases_inside(region: int, inner: text, title_from: text, title_to: text, path_from: text, path_to: text, limit: int) -> many find_case_row
SELECT f.id, f.title, COALESCE(NULLIF(f.called, ''), p.title), o.name, f.step_title, f.finish_title, f.state
  FROM (SELECT x.id, x.org_id FROM run x WHERE x.region_id = :region AND x.title LIKE '%' || :inner || '%' AND NOT (x.title >= :title_from AND x.title < :title_to)) h
  CROSS JOIN run f JOIN org o ON o.id = h.org_id JOIN programme_file p ON p.id = f.programme_id
 WHERE f.id = h.id AND +f.region_id = :region AND o.path >= :path_from AND o.path < :path_to
 ORDER BY f.title, f.id LIMIT :limit;

-- Papers whose digest begins so: of cases, by where the case is today. (The digest fits few rows, the subject many: || keeps its index out.)
--: across find_case_papers(digest_from: text, digest_to: text, path_from: text, path_to: text, limit: int) -> many find_paper_row(id: file_id, name: text, digest: text, owner: int, owner_name: text, org_name: text)
SELECT f.id, f.name, f.digest, r.id, r.title, o.name
  FROM file f CROSS JOIN run r JOIN org o ON o.id = r.org_id
 WHERE f.digest >= :digest_from AND f.digest < :digest_to AND f.subject || '' = 'run' AND f.is_withdrawn = 0 AND r.id = f.subject_id AND o.path >= :path_from AND o.path < :path_to
 ORDER BY f.digest, f.id LIMIT :limit;

-- Of archives, by where the person is today.
--: across find_person_papers(digest_from: text, digest_to: text, path_from: text, path_to: text, limit: int) -> many find_paper_row
SELECT f.id, f.name, f.digest, p.id, p.name, o.name
  FROM file f CROSS JOIN person p JOIN org o ON o.id = p.org_id
 WHERE f.digest >= :digest_from AND f.digest < :digest_to AND f.subject || '' = 'person' AND f.is_withdrawn = 0 AND p.id = f.subject_id AND p.path >= :path_from AND p.path < :path_to
 ORDER BY f.digest, f.id LIMIT :limit;

-- Letters whose number begins so, the latest first: for those of the old side, and once the letter is written those of the new one (transfer_see).
--: find_letters(number_from: text, number_to: text, path_from: text, path_to: text, limit: int) -> many find_letter_row(id: transfer_id, number: text, name: text, state: text, issuer_name: text, place: text)
SELECT t.id, t.number, t.name, t.state, COALESCE(i.name, ''), t.place
  FROM transfer t LEFT JOIN org f ON f.id = t.from_id LEFT JOIN org fo ON fo.id = t.from_organ_id
       LEFT JOIN org b ON b.id = t.to_id LEFT JOIN org bo ON bo.id = t.to_organ_id LEFT JOIN org i ON i.id = t.issuer_id
 WHERE t.number >= :number_from AND t.number < :number_to
   AND ((f.path >= :path_from AND f.path < :path_to) OR (fo.path >= :path_from AND fo.path < :path_to)
        OR (t.first_day < 2932897 AND ((b.path >= :path_from AND b.path < :path_to) OR (bo.path >= :path_from AND bo.path < :path_to))))
 ORDER BY t.id DESC LIMIT :limit;

-- Reminders of a year and number, whichever organisation above gave it.
--: find_reminders(region: int, year: int, number: int, path_from: text, path_to: text, limit: int) -> many find_reminder_row(id: reminder_id, org_name: text, to_name: text, day: day)
SELECT m.id, o.name, t.name, m.day
  FROM reminder m JOIN org o ON o.id = m.org_id JOIN org t ON t.id = m.to_id
 WHERE m.region_id = :region AND m.year = :year AND m.number = :number AND t.path >= :path_from AND t.path < :path_to
 ORDER BY m.id LIMIT :limit;
