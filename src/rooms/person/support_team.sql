-- Teams of first secretary and liaison in villages.

--: support_team_rows(path_from: text, path_to: text, day: day) -> many support_team_row(id: support_team_id, org: org_id, org_name: text, from_day: day, document: text)
SELECT t.id, t.org_id, o.name AS org_name, t.from_day, t.document
  FROM org o JOIN support_team t ON t.org_id = o.id
 WHERE o.path >= :path_from AND o.path < :path_to AND o.to_day > :day AND t.from_day <= :day AND t.to_day > :day
 ORDER BY o.path, o.id, t.from_day;

-- The one that is formed, or is to end later.
--: support_team_last(org: org_id) -> one support_team_open(id: support_team_id, from_day: day, to_day: day)
SELECT id, from_day, to_day FROM support_team WHERE org_id = :org ORDER BY from_day DESC, id DESC LIMIT 1;

--: support_team_insert(id: support_team_id, org: org_id, from_day: day, document: text) -> none
INSERT INTO support_team (id, org_id, from_day, to_day, document, reason) VALUES (:id, :org, :from_day, 2932897, :document, '');

--: support_team_close(id: support_team_id, to_day: day, reason: text) -> none
UPDATE support_team SET to_day = :to_day, reason = :reason WHERE id = :id AND to_day = 2932897;
