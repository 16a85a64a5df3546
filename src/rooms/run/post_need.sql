-- Who holds a post that needs something (post_needs), and what the cases about them came to.

-- Practices in force in a subtree or above it.
--: post_need_uses(path: text, path_from: text, path_to: text, day: day) -> many post_need_use(id: programme_use_id, programme: programme_file_id, org_path: text, code: text, title: text)
SELECT u.id, u.programme_id, o.path, p.code, p.title
  FROM programme_use u JOIN programme_file p ON p.id = u.programme_id JOIN org o ON o.id = u.org_id
 WHERE u.from_day <= :day AND u.to_day > :day AND ((o.path >= :path_from AND o.path < :path_to) OR :path LIKE o.path || '%')
 ORDER BY p.code, o.path, u.id;

-- Every holding there, as little of it as it takes to judge it: a county has tens of thousands. Sorting them within an organisation is left
-- to whoever reads them, who keeps fewer. The plus keeps SQLite from walking over all holdings for each organisation.
--: across post_need_holdings(path_from: text, path_to: text, day: day) -> each post_need_holding(holding: holding_id, person: person_id, region: int, path: text, post_kind: text, rank: int, post: int)
SELECT h.id, h.person_id, o.region_id, o.path, q.kind, q.rank, q.id
  FROM org o CROSS JOIN holding h CROSS JOIN post q
 WHERE o.path >= :path_from AND o.path < :path_to AND o.to_day = 2932897 AND h.org_id = o.id AND h.from_day <= :day AND h.to_day > :day AND +h.needs_second = 0
   AND q.id = h.post_id
 ORDER BY o.path;

-- Cases of the practice about people, of each person those that are over by the day, then the open one.
--: post_need_cases(region: int, code: text) -> many post_need_case(id: run_id, person: person_id, state: text, finish: text, finish_title: text, step_title: text, closed_day: day)
SELECT id, subject_id, state, finish, finish_title, step_title, closed_day FROM run
 WHERE region_id = :region AND code = :code AND state IN ('done', 'open') AND subject_kind = 'person'
 ORDER BY subject_id, state, closed_day, id;

-- Of the lines that are shown.
--: across post_need_holders(ids: ids) -> many post_need_holder(holding: holding_id, person: person_id, name: text, person_path: text, post_name: text, org: org_id, org_name: text, path: text)
SELECT h.id, p.id, p.name, p.path, q.name, o.id, o.name, o.path
  FROM holding h JOIN post q ON q.id = h.post_id JOIN org o ON o.id = h.org_id JOIN person p ON p.id = h.person_id
 WHERE h.id IN :ids ORDER BY h.id;
