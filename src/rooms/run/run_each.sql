-- Cases that a case wants of each organisation of a kind below (each of its programme): which there are, and what they come to.

-- Organisations of the Party of a kind below, in the order of the tree.
--: run_each_orgs(path_from: text, path_to: text, day: day, place: text, limit: int) -> many run_each_org(id: org_id, name: text, path: text, from_day: day)
SELECT id, name, path, from_day FROM org
 WHERE path > :path_from AND path < :path_to AND from_day <= :day AND to_day > :day
   AND ((:place = 'committee' AND kind IN ('committee', 'work_committee', 'city_committee'))
     OR (:place = 'town' AND level = 2 AND kind IN ('committee', 'work_committee', 'general_branch', 'branch', 'joint_branch', 'project_branch', 'functional_branch', 'temporary_branch', 'floating_branch'))
     OR (:place = 'general_branch' AND kind = 'general_branch')
     OR (kind IN ('general_branch', 'branch', 'joint_branch', 'project_branch', 'functional_branch', 'temporary_branch', 'floating_branch')
         AND (:place = 'branch' OR unit_kind = :place)))
 ORDER BY path LIMIT :limit;

-- The cases that were opened for it, the earliest first.
--: run_each_parts(region: int, run: run_id, item: text) -> many run_each_part(id: run_id, programme: programme_file_id, org: org_id, state: text, step_title: text, due_day: day, finish: text, finish_title: text, opened_day: day, closed_day: day)
SELECT r.id, r.programme_id, r.org_id, r.state, r.step_title, r.due_day, r.finish, r.finish_title, r.opened_day, r.closed_day
  FROM run_each e JOIN run r ON r.region_id = :region AND r.id = e.part_id
 WHERE e.region_id = :region AND e.run_id = :run AND e.item = :item ORDER BY r.opened_day, r.id;

--: run_each_figures(region: int, run: run_id, item: text) -> many run_each_figure(part: int, name: text, above: int, below: int)
SELECT f.part_id, f.name, f.above, f.below
  FROM run_each e CROSS JOIN run_each_figure f
 WHERE f.region_id = :region AND f.part_id = e.part_id AND e.region_id = :region AND e.run_id = :run AND e.item = :item ORDER BY f.part_id, f.name;

-- The case that wants this one.
--: run_each_whole(region: int, part: run_id) -> one run_each_whole(id: run_id, item: text, title: text, programme_title: text, org_path: text)
SELECT r.id, e.item, r.title, COALESCE(NULLIF(r.called, ''), p.title), o.path
  FROM run_each e JOIN run r ON r.region_id = :region AND r.id = e.run_id JOIN programme_file p ON p.id = r.programme_id JOIN org o ON o.id = r.org_id
 WHERE e.region_id = :region AND e.part_id = :part LIMIT 1;

--: run_each_insert(id: run_each_id, region: int, run: run_id, item: text, part: run_id) -> none
INSERT INTO run_each (id, region_id, run_id, item, part_id) VALUES (:id, :region, :run, :item, :part);

--: run_each_figure_insert(id: run_each_figure_id, region: int, part: run_id, name: text, above: int, below: int) -> none
INSERT INTO run_each_figure (id, region_id, part_id, name, above, below) VALUES (:id, :region, :part, :name, :above, :below);

--: run_each_elected_insert(id: run_each_elected_id, region: int, part: run_id, vote: text, person: person_id) -> none
INSERT INTO run_each_elected (id, region_id, part_id, vote, person_id) VALUES (:id, :region, :part, :vote, :person);
