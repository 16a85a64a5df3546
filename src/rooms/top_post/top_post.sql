-- The posts of the organisation at the top, which nobody inside may fill.

--: top_post_root() -> one top_post_org(id: org_id, name: text, path: text, region: int, from_day: day, kind: text)
SELECT id, name, path, region_id, from_day, kind FROM org WHERE parent_id = 0 AND to_day = 2932897 ORDER BY id LIMIT 1;

-- Of several posts of a kind the first with an empty seat.
--: top_post_find(org: org_id, kind: text, today: day) -> one top_post_row(id: post_id, name: text, seats: int)
SELECT q.id, q.name, q.seats FROM post q WHERE q.org_id = :org AND q.kind = :kind AND q.to_day = 2932897 AND q.base_post_id = 0
 ORDER BY CASE WHEN q.seats > (SELECT COUNT(*) FROM holding h WHERE h.post_id = q.id AND h.to_day > :today) THEN 0 ELSE 1 END, q.rank, q.id LIMIT 1;

--: top_post_kinds_there(org: org_id) -> many top_post_kind_row(kind: text)
SELECT kind FROM post WHERE org_id = :org AND to_day = 2932897 AND base_post_id = 0 GROUP BY kind ORDER BY MIN(rank), kind;

--: top_post_taken(post: post_id, today: day) -> one top_post_number(n: int)
SELECT COUNT(*) FROM holding WHERE post_id = :post AND to_day > :today;

-- The document is for whoever compares it before confirming, and for no administrator afterwards.
--: across top_post_holders(org: org_id, today: day) -> many top_post_holder(id: holding_id, person_name: text, kind: text, post_name: text, status: int, from_day: day, needs_second: bool, proposed_by: int, document: text, proposer: text, row_version: int)
SELECT h.id, p.name AS person_name, q.kind, q.name AS post_name, p.status, h.from_day, h.needs_second, h.proposed_by,
       CASE WHEN h.needs_second = 1 THEN h.document ELSE '' END AS document, COALESCE(a.login, '') AS proposer, h.row_version
  FROM holding h JOIN post q ON q.id = h.post_id JOIN person p ON p.id = h.person_id LEFT JOIN account a ON a.id = h.proposed_by
 WHERE h.org_id = :org AND h.to_day > :today ORDER BY q.rank, q.id, h.from_day, h.id;

--: top_post_insert(id: post_id, org: org_id, kind: text, name: text, seats: int, from_day: day) -> none
INSERT INTO post (id, org_id, kind, name, seats, is_exclusive, base_post_id, rank, from_day, to_day, row_version)
VALUES (:id, :org, :kind, :name, :seats, 0, 0, 1, :from_day, 2932897, 1);

--: top_post_hold(id: holding_id, post: post_id, org: org_id, person: person_id, from_day: day, document: text, proposed_by: int) -> none
INSERT INTO holding (id, post_id, org_id, person_id, manner, from_day, to_day, document, reason, needs_second, proposed_by, confirmed_by, row_version)
VALUES (:id, :post, :org, :person, 'appointed', :from_day, 2932897, :document, '', 1, :proposed_by, 0, 1);

--: across top_post_holding(id: holding_id) -> one top_post_held(id: holding_id, org: org_id, person: person_id, person_name: text, kind: text, post_name: text, from_day: day, to_day: day, needs_second: bool, proposed_by: int, row_version: int)
SELECT h.id, h.org_id, h.person_id, p.name AS person_name, q.kind, q.name AS post_name, h.from_day, h.to_day, h.needs_second, h.proposed_by, h.row_version
  FROM holding h JOIN post q ON q.id = h.post_id JOIN person p ON p.id = h.person_id WHERE h.id = :id;

-- suspended_day: since when the rights are suspended that day (被留置、逮捕), of somebody whose are not none.
--: across top_post_standing_of(id: person_id, day: day) -> one top_post_standing(name: text, status: int, suspended_day: day)
SELECT p.name, p.status, COALESCE((SELECT MIN(s.from_day) FROM person_role s WHERE s.region_id = p.region_id AND s.person_id = p.id
       AND s.kind = 'rights_suspended' AND s.from_day <= :day AND s.to_day > :day), -2147483647) AS suspended_day
  FROM person p WHERE p.id = :id;

-- In force or waiting.
--: top_post_held_by(post: post_id, person: person_id, today: day) -> one top_post_number
SELECT COUNT(*) FROM holding WHERE post_id = :post AND person_id = :person AND to_day > :today;

-- Whoever gave it back stands where else the one who confirmed does.
--: top_post_refuse_row(id: holding_id, day: day, reason: text, account: int, version: int) -> none
UPDATE holding SET to_day = :day, reason = :reason, confirmed_by = :account, row_version = row_version + 1 WHERE id = :id AND needs_second = 1 AND row_version = :version;

--: across top_post_refused(org: org_id, since: day, today: day) -> many top_post_refused_row(person_name: text, post_name: text, day: day, reason: text, refused_by: text)
SELECT p.name AS person_name, q.name AS post_name, h.to_day, h.reason, COALESCE(a.login, '') AS refused_by
  FROM holding h JOIN post q ON q.id = h.post_id JOIN person p ON p.id = h.person_id LEFT JOIN account a ON a.id = h.confirmed_by
 WHERE h.org_id = :org AND h.needs_second = 1 AND h.confirmed_by <> 0 AND h.to_day >= :since AND h.to_day <= :today ORDER BY h.to_day DESC, h.id DESC;

--: top_post_confirm_row(id: holding_id, account: int, version: int) -> none
UPDATE holding SET needs_second = 0, confirmed_by = :account, row_version = row_version + 1
 WHERE id = :id AND needs_second = 1 AND row_version = :version;

--: top_post_end_row(id: holding_id, day: day, reason: text, version: int) -> none
UPDATE holding SET to_day = :day, reason = :reason, row_version = row_version + 1 WHERE id = :id AND row_version = :version;
