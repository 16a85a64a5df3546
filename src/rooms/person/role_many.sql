-- One role begun for many at once: kept with whose it was, and taken back where nobody changed it since.

--: role_many_insert(id: role_many_id, account: int, kind: text, day: day, now: time) -> none
INSERT INTO role_many (id, account_id, kind, day, created_s, undone_s) VALUES (:id, :account, :kind, :day, :now, 0);

--: role_many_row_insert(many: role_many_id, role: person_role_id, person: person_id, ended: int) -> none
INSERT INTO role_many_row (many_id, role_id, person_id, ended_id, state) VALUES (:many, :role, :person, :ended, 'begun');

-- Of one's own account only.
--: role_many_get(id: role_many_id, account: int) -> one role_many_item(id: role_many_id, kind: text, day: day, created_s: time, undone_s: time, people_count: int)
SELECT id, kind, day, created_s, undone_s, (SELECT COUNT(*) FROM role_many_row r WHERE r.many_id = m.id) AS people_count
  FROM role_many m WHERE id = :id AND account_id = :account;

--: role_many_list(account: int, limit: int) -> many role_many_item
SELECT id, kind, day, created_s, undone_s, (SELECT COUNT(*) FROM role_many_row r WHERE r.many_id = m.id) AS people_count
  FROM role_many m WHERE account_id = :account ORDER BY id DESC LIMIT :limit;

-- The person may have moved to another county since.
--: across role_many_rows(many: role_many_id) -> many role_many_row(role: person_role_id, person: person_id, name: text, org_name: text, path: text, ended: int, state: text)
SELECT r.role_id, p.id, p.name, o.name AS org_name, p.path, r.ended_id, r.state
  FROM role_many_row r JOIN person p ON p.id = r.person_id JOIN org o ON o.id = p.org_id
 WHERE r.many_id = :many ORDER BY r.role_id;

--: role_many_row_set(many: role_many_id, role: person_role_id, state: text) -> none
UPDATE role_many_row SET state = :state WHERE many_id = :many AND role_id = :role;

--: role_many_set_undone(id: role_many_id, now: time) -> none
UPDATE role_many SET undone_s = :now WHERE id = :id AND undone_s = 0;

-- A role that ended since, by whatever, is history and stays.
--: across role_take_back(role: person_role_id) -> none
DELETE FROM person_role WHERE id = :role AND to_day = 2932897;

--: across role_reopen(role: int, day: day) -> none
UPDATE person_role SET to_day = 2932897 WHERE id = :role AND to_day = :day;
