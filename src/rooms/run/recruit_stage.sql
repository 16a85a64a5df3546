-- Who is on the way into the Party in an organisation and below it, stage by stage: activists and prospects by their role, members by the case that admitted them.

-- Numbers of an organisation itself and of each part directly below it, in one pass: `chars` is the length of the path of such a part.
--: recruit_stage_roles(region: int, path_from: text, path_to: text, today: day, chars: int) -> many recruit_stage_roles(path: text, applicants: int, activists: int, prospects: int)
SELECT substr(o.path, 1, CAST(:chars AS INTEGER)) AS part, COUNT(CASE WHEN r.kind = 'applicant' THEN 1 END), COUNT(CASE WHEN r.kind = 'activist' THEN 1 END), COUNT(CASE WHEN r.kind = 'prospect' THEN 1 END)
  FROM org o CROSS JOIN person_role r
 WHERE o.path >= :path_from AND o.path < :path_to AND r.region_id = :region AND r.org_id = o.id AND r.kind IN ('applicant', 'activist', 'prospect') AND r.from_day <= :today AND r.to_day > :today
 GROUP BY 1 ORDER BY 1;

-- Cases of recruiting that made a member: on probation, or converted. `|| ''` keeps SQLite from reading all cases of the county once for each
-- organisation by the index of practices, instead of those of the organisation.
--: recruit_stage_members(region: int, path_from: text, path_to: text, chars: int) -> many recruit_stage_members(path: text, probationary: int, converted: int)
SELECT substr(o.path, 1, CAST(:chars AS INTEGER)) AS part, COUNT(CASE WHEN n.state = 'open' AND p.status = 1 THEN 1 END), COUNT(CASE WHEN n.finish = 'member' OR (n.state = 'open' AND p.status IN (2, 3)) THEN 1 END)
  FROM org o CROSS JOIN run n CROSS JOIN person p
 WHERE o.path >= :path_from AND o.path < :path_to AND n.region_id = :region AND n.org_id = o.id AND n.code || '' = 'recruit' AND n.subject_kind = 'person'
   AND n.state IN ('open', 'done') AND p.region_id = :region AND p.id = n.subject_id
 GROUP BY 1 ORDER BY 1;

-- The page is cut first: person and case are looked for only of those who are on it.
--: recruit_stage_role_rows(region: int, path_from: text, path_to: text, kind: text, today: day, limit: int, offset: int) -> many recruit_stage_row(person: person_id, name: text, org: org_id, org_name: text, org_path: text, since: day, run: run_id, step_title: text)
SELECT r.person_id, p.name, r.org, r.org_name, r.path, r.from_day,
       COALESCE((SELECT MAX(n.id) FROM run n WHERE n.region_id = :region AND n.subject_kind = 'person' AND n.subject_id = r.person_id AND n.state = 'open' AND n.code = 'recruit'), 0),
       COALESCE((SELECT MAX(n.step_title) FROM run n WHERE n.region_id = :region AND n.subject_kind = 'person' AND n.subject_id = r.person_id AND n.state = 'open' AND n.code = 'recruit'), '')
  FROM (SELECT o.id AS org, o.name AS org_name, o.path, r.id, r.person_id, r.from_day
          FROM org o CROSS JOIN person_role r
         WHERE o.path >= :path_from AND o.path < :path_to AND r.region_id = :region AND r.org_id = o.id AND r.kind = :kind AND r.from_day <= :today AND r.to_day > :today
         ORDER BY o.path, r.from_day, r.id LIMIT :limit OFFSET :offset) r
  CROSS JOIN person p
 WHERE +p.region_id = :region AND p.id = r.person_id
 ORDER BY r.path, r.from_day, r.id;

-- stage: probationary, converted, or member for both.
--: recruit_stage_member_rows(region: int, path_from: text, path_to: text, stage: text, limit: int, offset: int) -> many recruit_stage_row
SELECT n.subject_id, p.name, o.id, o.name, o.path, n.opened_day, n.id, CASE WHEN n.state = 'open' THEN n.step_title ELSE n.finish_title END
  FROM org o CROSS JOIN run n CROSS JOIN person p
 WHERE o.path >= :path_from AND o.path < :path_to AND n.region_id = :region AND n.org_id = o.id AND n.code || '' = 'recruit' AND n.subject_kind = 'person'
   AND n.state IN ('open', 'done') AND p.region_id = :region AND p.id = n.subject_id
   AND ((:stage <> 'converted' AND n.state = 'open' AND p.status = 1) OR (:stage <> 'probationary' AND (n.finish = 'member' OR (n.state = 'open' AND p.status IN (2, 3)))))
 ORDER BY o.path, n.opened_day, n.id LIMIT :limit OFFSET :offset;
