-- Talks with applicants: who has applied, what the open cases about him say, and how he is called. Who waits is found without the names, which only the lines of a list need.

-- Applicants of an organisation and below it, organisation by organisation, each with the practices of the open cases about him (0: none is) and where those stand.
-- Indexes have it all.
--: run_talk_roles(region: int, path_from: text, path_to: text) -> many run_talk_role(person: person_id, org: org_id, path: text, programme: programme_file_id, run: run_id, step: text)
SELECT r.person_id, o.id, o.path, COALESCE(x.programme_id, 0), COALESCE(x.id, 0), COALESCE(x.step, '')
  FROM org o CROSS JOIN person_role r LEFT JOIN run x ON x.region_id = :region AND x.subject_kind = 'person' AND x.subject_id = r.person_id AND x.state = 'open'
 WHERE o.path >= :path_from AND o.path < :path_to AND r.region_id = :region AND r.org_id = o.id AND r.kind = 'applicant' AND r.to_day = 2932897
 ORDER BY o.path, r.person_id;

-- Of some applicants those who are no members, and since when: where the archive has no day of the application, it was when the role began.
--: run_talk_people(region: int, people: ids) -> many run_talk_person(person: person_id, org: org_id, applied_day: day)
SELECT p.id, r.org_id, CASE WHEN p.applied_day > -2147483647 THEN p.applied_day ELSE r.from_day END
  FROM person p CROSS JOIN person_role r
 WHERE +p.region_id = :region AND p.id IN :people AND p.status = 0 AND r.region_id = :region AND r.person_id = p.id AND r.kind = 'applicant' AND r.to_day = 2932897
 ORDER BY p.id, +r.org_id;

-- How some people and some organisations are called.
--: run_talk_people_names(region: int, people: ids) -> many run_talk_name(id: int, name: text)
SELECT id, name FROM person WHERE +region_id = :region AND id IN :people ORDER BY id;

--: run_talk_orgs_names(orgs: ids) -> many run_talk_name
SELECT id, name FROM org WHERE id IN :orgs ORDER BY id;
