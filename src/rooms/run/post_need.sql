-- Who holds a post that needs something (post_needs), and what the cases about them came to.

-- Practices in force in a subtree or above it.
--: post_need_uses(path: text, path_from: text, path_to: text, day: day) -> many post_need_use(id: programme_use_id, programme: programme_file_id, org_path: text, code: text, title: text)
SELECT u.id, u.programme_id, o.path, p.code, p.title
  FROM programme_use u JOIN programme_file p ON p.id = u.programme_id JOIN org o ON o.id = u.org_id
 WHERE u.from_day <= :day AND u.to_day > :day AND ((o.path >= :path_from AND o.path < :path_to) OR :path LIKE o.path || '%')
 ORDER BY p.code, o.path, u.id;

-- Everybody who holds a post there, with the last case of the practice that is over, and the open one. The plus keeps SQLite from walking over all
-- holdings for each organisation.
--: across post_need_holders(path_from: text, path_to: text, day: day, code: text) -> many post_need_holder(person: person_id, name: text, person_path: text, post_kind: text, post_name: text, org: org_id, org_name: text, path: text, finish: text, finish_title: text, closed_day: day, open_run: int, open_step: text)
SELECT p.id, p.name, p.path, q.kind, q.name, o.id, o.name, o.path, COALESCE(d.finish, ''), COALESCE(d.finish_title, ''), COALESCE(d.closed_day, 2932897),
       COALESCE(w.id, 0), COALESCE(w.step_title, '')
  FROM org o CROSS JOIN holding h CROSS JOIN post q CROSS JOIN person p
  LEFT JOIN run d ON d.region_id = o.region_id AND d.id = (SELECT r.id FROM run r
         WHERE r.region_id = o.region_id AND r.subject_kind = 'person' AND r.subject_id = h.person_id AND r.state = 'done' AND r.code = :code
         ORDER BY r.closed_day DESC, r.id DESC LIMIT 1)
  LEFT JOIN run w ON w.region_id = o.region_id AND w.id = (SELECT r.id FROM run r
         WHERE r.region_id = o.region_id AND r.subject_kind = 'person' AND r.subject_id = h.person_id AND r.state = 'open' AND r.code = :code
         ORDER BY r.id LIMIT 1)
 WHERE o.path >= :path_from AND o.path < :path_to AND o.to_day = 2932897 AND h.org_id = o.id AND h.from_day <= :day AND h.to_day > :day AND +h.needs_second = 0
   AND q.id = h.post_id AND p.id = h.person_id
 ORDER BY o.path, q.rank, q.id, p.pinyin_key, p.id;
