-- Batches of village teams. A batch is meant for the organisation that posts it and all below.

--: team_batch_insert(id: team_batch_id, org: org_id, number: int, year: int, document: text, account: int) -> none
INSERT INTO team_batch (id, org_id, number, year, document, account_id) VALUES (:id, :org, :number, :year, :document, :account)
ON CONFLICT (org_id, number) DO NOTHING;

--: team_batch_numbered(org: org_id, number: int) -> one team_batch_row(id: team_batch_id, org: org_id, org_name: text, number: int, year: int, document: text)
SELECT b.id, b.org_id, o.name AS org_name, b.number, b.year, b.document
  FROM team_batch b JOIN org o ON o.id = b.org_id WHERE b.org_id = :org AND b.number = :number;

-- The nearest one of this number above a place in the tree.
--: team_batch_above(path: text, number: int) -> one team_batch_row
SELECT b.id, b.org_id, o.name AS org_name, b.number, b.year, b.document
  FROM team_batch b JOIN org o ON o.id = b.org_id
 WHERE b.number = :number AND substr(:path, 1, length(o.path)) = o.path ORDER BY o.path DESC, b.id LIMIT 1;

-- Those of a subtree and those that come from above it.
--: team_batch_list(path_from: text, path_to: text) -> many team_batch_row
SELECT b.id, b.org_id, o.name AS org_name, b.number, b.year, b.document
  FROM team_batch b JOIN org o ON o.id = b.org_id
 WHERE (o.path >= :path_from AND o.path < :path_to) OR substr(:path_from, 1, length(o.path)) = o.path
 ORDER BY b.number DESC, o.path, b.id;

--: team_batch_role_insert(role: int, batch: team_batch_id, region: int) -> none
INSERT INTO team_batch_role (role_id, batch_id, region_id) VALUES (:role, :batch, :region);

--: team_batch_role_delete(role: int) -> none
DELETE FROM team_batch_role WHERE role_id = :role;

-- Who is posted on a day, with the post held beside it in the same village (the higher one of two).
--: across team_batch_people(batch: team_batch_id, path_from: text, path_to: text, today: day) -> many team_batch_person(person: person_id, name: text, org: org_id, org_name: text, kind: text, from_day: day, term_day: day, post_kind: text)
SELECT p.id AS person_id, p.name, o.id AS org_id, o.name AS org_name, r.kind, r.from_day, r.term_day,
       COALESCE((SELECT q.kind FROM holding h JOIN post q ON q.id = h.post_id
                  WHERE h.person_id = r.person_id AND h.org_id = r.org_id AND h.from_day <= :today AND h.to_day > :today
                  ORDER BY q.rank, q.id LIMIT 1), '') AS post_kind
  FROM team_batch_role t JOIN person_role r ON r.region_id = t.region_id AND r.id = t.role_id
  JOIN person p ON p.region_id = r.region_id AND p.id = r.person_id JOIN org o ON o.id = r.org_id
 WHERE t.batch_id = :batch AND r.from_day <= :today AND r.to_day > :today AND o.path >= :path_from AND o.path < :path_to
 ORDER BY o.path, p.pinyin_key, p.id;
