-- 组织关系接转: transfers with both their sides, and what was done to them.

--: part transfer_columns()
t.id, t.kind, t.person_id, t.name, t.from_id, t.from_organ_id, t.to_id, t.to_organ_id, t.place, t.place_branch, t.reason, t.note, t.dues_month, t.has_file,
       t.state, t.issuer_id, t.number, t.serial, t.valid_days, t.first_day, t.issued_day, t.valid_until, t.accepted_day, t.moved_day, t.receipt_file, t.answer,
       t.opened_day, t.account_id, t.row_version, COALESCE(f.name, '') AS from_name, COALESCE(f.path, '') AS from_path, COALESCE(fo.name, '') AS from_organ_name,
       COALESCE(fo.path, '') AS from_organ_path, COALESCE(b.name, '') AS to_name, COALESCE(b.path, '') AS to_path, COALESCE(bo.name, '') AS to_organ_name,
       COALESCE(bo.path, '') AS to_organ_path, COALESCE(i.name, '') AS issuer_name, COALESCE(i.kind, '') AS issuer_kind
  FROM transfer t LEFT JOIN org f ON f.id = t.from_id LEFT JOIN org fo ON fo.id = t.from_organ_id
       LEFT JOIN org b ON b.id = t.to_id LEFT JOIN org bo ON bo.id = t.to_organ_id LEFT JOIN org i ON i.id = t.issuer_id

-- Whose it is: those of the old side, and once a letter is written those of the new one.
--: part transfer_scope(path_from: text, path_to: text)
((f.path >= :path_from AND f.path < :path_to) OR (fo.path >= :path_from AND fo.path < :path_to)
  OR ((t.first_day < 2932897 OR t.kind = 'training') AND ((b.path >= :path_from AND b.path < :path_to) OR (bo.path >= :path_from AND bo.path < :path_to))))

--: transfer_get(id: transfer_id) -> one transfer_row(id: transfer_id, kind: text, person: int, name: text, from: int, from_organ: int, to: int, to_organ: int, place: text, place_branch: text, reason: text, note: text, dues_month: day, has_file: bool, state: text, issuer: int, number: text, serial: int, valid_days: int, first_day: day, issued_day: day, valid_until: day, accepted_day: day, moved_day: day, receipt_file: int, answer: text, opened_day: day, account: int, row_version: int, from_name: text, from_path: text, from_organ_name: text, from_organ_path: text, to_name: text, to_path: text, to_organ_name: text, to_organ_path: text, issuer_name: text, issuer_kind: text)
SELECT {transfer_columns} WHERE t.id = :id;

--: transfer_open_of(person: int) -> one transfer_row
SELECT {transfer_columns} WHERE t.person_id = :person AND t.state IN ('draft', 'agreed', 'issued', 'accepted') ORDER BY t.id LIMIT 1;

-- Letters that were written here for somebody, the latest first.
--: transfers_lettered(person: int, limit: int) -> many transfer_row
SELECT {transfer_columns} WHERE t.person_id = :person AND t.serial > 0 AND t.first_day < 2932897 ORDER BY t.id DESC LIMIT :limit;

-- What is under way, the oldest first.
--: transfers_open({transfer_scope}, kind: text, limit: int) -> many transfer_row
SELECT {transfer_columns}
 WHERE t.state IN ('draft', 'agreed', 'issued', 'accepted') AND (:kind = '' OR t.kind = :kind) AND {transfer_scope} ORDER BY t.id LIMIT :limit;

-- Those of a subtree whose committee on that side is none of it.
--: transfers_left_behind(path_from: text, path_to: text, limit: int) -> many transfer_row
SELECT {transfer_columns}
 WHERE t.state IN ('draft', 'agreed', 'issued', 'accepted')
   AND ((f.path >= :path_from AND f.path < :path_to AND (fo.path IS NULL OR fo.path < :path_from OR fo.path >= :path_to))
     OR (b.path >= :path_from AND b.path < :path_to AND (bo.path IS NULL OR bo.path < :path_from OR bo.path >= :path_to)))
 ORDER BY t.id LIMIT :limit;

-- Out of a branch, or into it.
--: transfers_of_branch(branch: int, limit: int) -> many transfer_row
SELECT {transfer_columns}
 WHERE t.state IN ('draft', 'agreed', 'issued', 'accepted') AND (t.from_id = :branch OR t.to_id = :branch) ORDER BY t.id LIMIT :limit;

-- What was sent back and not proposed again, the oldest first.
--: transfers_returned({transfer_scope}, kind: text, limit: int) -> many transfer_row
SELECT {transfer_columns}
 WHERE t.state = 'returned' AND (:kind = '' OR t.kind = :kind) AND {transfer_scope}
   AND NOT EXISTS (SELECT 1 FROM transfer n WHERE n.person_id = t.person_id AND n.id > t.id) ORDER BY t.id LIMIT :limit;

-- What is over, the latest first.
--: transfers_over({transfer_scope}, kind: text, state: text, limit: int, offset: int) -> many transfer_row
SELECT {transfer_columns}
 WHERE t.state IN ('done', 'returned', 'expired', 'withdrawn') AND (:kind = '' OR t.kind = :kind) AND (:state = '' OR t.state = :state) AND {transfer_scope}
 ORDER BY t.id DESC LIMIT :limit OFFSET :offset;

--: transfers_over_count({transfer_scope}, kind: text, state: text) -> one transfer_number(n: int)
SELECT COUNT(*) FROM transfer t LEFT JOIN org f ON f.id = t.from_id LEFT JOIN org fo ON fo.id = t.from_organ_id LEFT JOIN org b ON b.id = t.to_id LEFT JOIN org bo ON bo.id = t.to_organ_id
 WHERE t.state IN ('done', 'returned', 'expired', 'withdrawn') AND (:kind = '' OR t.kind = :kind) AND (:state = '' OR t.state = :state) AND {transfer_scope};

--: transfer_insert(id: transfer_id, kind: text, person: int, name: text, from: int, from_organ: int, to: int, to_organ: int, place: text, place_branch: text, reason: text, note: text, dues_month: day, has_file: bool, today: day, account: int) -> none
INSERT INTO transfer (id, kind, person_id, name, from_id, from_organ_id, to_id, to_organ_id, place, place_branch, reason, note, dues_month, has_file, state,
                      issuer_id, number, serial, valid_days, first_day, issued_day, valid_until, accepted_day, moved_day, receipt_file, answer, opened_day,
                      account_id, row_version)
VALUES (:id, :kind, :person, :name, :from, :from_organ, :to, :to_organ, :place, :place_branch, :reason, :note, :dues_month, :has_file, 'draft',
        0, '', 0, 0, 2932897, 2932897, 2932897, 2932897, 2932897, 0, '', :today, :account, 1);

--: transfer_set_state(id: transfer_id, state: text, answer: text, version: int) -> none
UPDATE transfer SET state = :state, answer = :answer, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: transfer_set_letter(id: transfer_id, issuer: int, number: text, serial: int, valid_days: int, first_day: day, day: day, valid_until: day, answer: text, version: int) -> none
UPDATE transfer SET state = 'issued', issuer_id = :issuer, number = :number, serial = :serial, valid_days = :valid_days, first_day = :first_day,
       issued_day = :day, valid_until = :valid_until, accepted_day = 2932897, answer = :answer, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

--: transfer_set_accepted(id: transfer_id, to: int, day: day, version: int) -> none
UPDATE transfer SET state = 'accepted', to_id = :to, accepted_day = :day, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: transfer_set_done(id: transfer_id, to: int, day: day, receipt: int, version: int) -> none
UPDATE transfer SET state = 'done', to_id = :to, moved_day = :day, receipt_file = :receipt, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

--: transfer_follow(id: transfer_id, kind: text, from: int, from_organ: int, to: int, to_organ: int, state: text, version: int) -> none
UPDATE transfer SET kind = :kind, from_id = :from, from_organ_id = :from_organ, to_id = :to, to_organ_id = :to_organ, state = :state,
       row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

-- Of a committee that is no more the one that takes it in acts.
--: transfer_follow_organ(from: int, to: int) -> none
UPDATE transfer SET from_organ_id = CASE WHEN from_organ_id = :from THEN :to ELSE from_organ_id END,
       to_organ_id = CASE WHEN to_organ_id = :from THEN :to ELSE to_organ_id END, row_version = row_version + 1
 WHERE state IN ('draft', 'agreed', 'issued', 'accepted') AND (from_organ_id = :from OR to_organ_id = :from);

--: transfer_last_serial(issuer: int, from_day: day, to_day: day) -> one transfer_number
SELECT COALESCE(MAX(serial), 0) FROM transfer WHERE issuer_id = :issuer AND first_day >= :from_day AND first_day < :to_day;

--: transfer_step_insert(id: transfer_step_id, transfer: transfer_id, act: text, org: int, account: int, day: day, now: time, note: text) -> none
INSERT INTO transfer_step (id, transfer_id, act, org_id, account_id, day, time_s, note) VALUES (:id, :transfer, :act, :org, :account, :day, :now, :note);

--: across transfer_steps(transfer: transfer_id) -> many transfer_step_row(act: text, org_name: text, author: text, day: day, time_s: time, note: text)
SELECT s.act, COALESCE(o.name, '') AS org_name, COALESCE(p.name, a.login, '') AS author, s.day, s.time_s, s.note
  FROM transfer_step s LEFT JOIN org o ON o.id = s.org_id LEFT JOIN account a ON a.id = s.account_id LEFT JOIN person p ON p.id = a.person_id
 WHERE s.transfer_id = :transfer ORDER BY s.id;

-- An organisation anywhere, by the whole of its name: the two who share one are none.
--: transfer_org_named(name: text, wide: text) -> many transfer_org_id(id: org_id)
SELECT id FROM org WHERE name IN (:name, :wide) AND to_day = 2932897 ORDER BY id LIMIT 2;

-- An open one that has one of these names.
--: transfer_org_meant(one: text, two: text, three: text, four: text, five: text, six: text, seven: text) -> one transfer_meant_row(id: org_id, name: text)
SELECT id, name FROM org WHERE name IN (:one, :two, :three, :four, :five, :six, :seven) AND to_day = 2932897 ORDER BY id LIMIT 1;

-- The one above a path that has one of these names; parent 0 is the top of all.
--: transfer_org_above(path: text, one: text, two: text, three: text, four: text, five: text, six: text, seven: text) -> one transfer_above_row(id: org_id, parent: int)
SELECT id, COALESCE(parent_id, 0) AS parent FROM org
 WHERE name IN (:one, :two, :three, :four, :five, :six, :seven) AND to_day = 2932897 AND path = substr(:path, 1, length(path)) ORDER BY id LIMIT 1;

-- The order needs a column of the row itself: else an index that holds all the others, but not the branch, would seem the shorter way.
--: transfer_branch_members(region: int, path_from: text, path_to: text, limit: int) -> many transfer_branch_member(id: person_id, name: text, status: int)
SELECT id, name, status FROM person
 WHERE region_id = :region AND path >= :path_from AND path < :path_to AND status IN (1, 2, 3) ORDER BY pinyin_key || '', initials || native_place, id LIMIT :limit;

--: transfer_set_dues(id: transfer_id, month: day) -> none
UPDATE transfer SET dues_month = :month WHERE id = :id;

--: transfer_steps_of(id: transfer_id, act: text) -> one transfer_number
SELECT COUNT(*) AS n FROM transfer_step WHERE transfer_id = :id AND act = :act;

-- The one that was proposed after it, and the latest of all.
--: transfer_after(person: int, id: transfer_id) -> one transfer_row
SELECT {transfer_columns} WHERE t.person_id = :person AND t.id > :id ORDER BY t.id LIMIT 1;

--: transfer_latest(person: int) -> one transfer_row
SELECT {transfer_columns} WHERE t.person_id = :person ORDER BY t.id DESC LIMIT 1;

--: transfers_since(person: int, id: transfer_id) -> one transfer_number
SELECT COUNT(*) AS n FROM transfer WHERE person_id = :person AND id > :id;

-- What he is on the way is known by the branch that teaches him, from the day on; until then by the one before, for the figures and lists of past days. Who moves
-- back or on the same day was with the first of them until then.
--: part stages_of(region: int, person: int, day: day)
region_id = :region AND person_id = :person AND to_day > :day AND kind IN ('applicant', 'activist', 'pool', 'prospect')

--: transfer_keep_stages({stages_of}) -> none
INSERT INTO org_carried (thing, thing_id, org_id, to_day)
SELECT 'person_role', id, org_id, :day FROM person_role WHERE {stages_of} AND from_day < :day ON CONFLICT DO NOTHING;

--: transfer_carry_stages({stages_of}, org: org_id) -> none
UPDATE person_role SET org_id = :org WHERE {stages_of};

-- The last day on which his stage began, he came to a branch, or a step of an open case of his branch about him was done.
--: transfer_training_last(region: int, org: org_id, person: person_id) -> one transfer_last_change(day: day)
SELECT CAST(COALESCE(MAX(x.day), -2147483647) AS BIGINT) AS day FROM (
  SELECT from_day AS day FROM person_role
   WHERE region_id = :region AND person_id = :person AND to_day = 2932897 AND kind IN ('applicant', 'activist', 'pool', 'prospect')
  UNION ALL
  SELECT moved_day FROM transfer WHERE person_id = :person AND state = 'done' AND moved_day < 2932897
  UNION ALL
  SELECT s.day FROM run r CROSS JOIN run_step s
   WHERE s.region_id = :region AND s.run_id = r.id AND r.region_id = :region AND r.subject_kind = 'person' AND r.subject_id = :person AND r.state = 'open' AND r.org_id = :org AND s.day < 2932897) x;
