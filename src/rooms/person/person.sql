-- The archive of people: members, probationary members, activists, cadres and others.

--: across person_get(id: person_id) -> one person_row(id: person_id, region: int, org: org_id, path: text, name: text, former_name: text, sex: int, nationality: text, birth_day: day, birth_precision: int, id_number: blob, id_number_mask: text, no_number_reason: text, phone: blob, phone_mask: text, native_place: text, address: text, education: text, degree: text, school: text, occupation: int, work_unit: text, job: text, is_front_line: bool, marriage: text, status: int, applied_day: day, joined_day: day, joined_precision: int, full_day: day, photo_file: int, created_s: time, row_version: int, pinyin_key: text, initials: text, applied_precision: int, full_precision: int)
SELECT id, region_id, org_id, path, name, former_name, sex, nationality, birth_day, birth_precision, id_number,
       id_number_mask, no_number_reason, phone, phone_mask, native_place, address, education, degree, school, occupation,
       work_unit, job, is_front_line, marriage, status, applied_day, joined_day, joined_precision, full_day,
       photo_file_id, created_s, row_version, pinyin_key, initials, applied_precision, full_precision
  FROM person WHERE id = :id;

--: person_org(id: org_id) -> one person_org_row(id: org_id, kind: text, name: text, path: text, region: int, parent_name: text, from_day: day, to_day: day)
SELECT o.id, o.kind, o.name, o.path, o.region_id, COALESCE(p.name, '') AS parent_name, o.from_day, o.to_day
  FROM org o LEFT JOIN org p ON p.id = o.parent_id WHERE o.id = :id;

--: across person_spells(region: int, person: person_id) -> many person_spell(id: membership_id, org: org_id, org_name: text, path: text, status: int, from_day: day, to_day: day, began_by: text, ended_by: text, document: text)
SELECT m.id, m.org_id, o.name AS org_name, o.path, m.status, m.from_day, m.to_day, m.began_by, m.ended_by, m.document
  FROM membership m JOIN org o ON o.id = m.org_id
 WHERE m.region_id = :region AND m.person_id = :person ORDER BY m.from_day, m.id;

--: person_open_spell(region: int, person: person_id) -> one person_spell_open(id: membership_id, org: org_id, status: int, from_day: day)
SELECT id, org_id, status, from_day FROM membership
 WHERE region_id = :region AND person_id = :person AND to_day = 2932897 ORDER BY from_day DESC LIMIT 1;

-- The day from which somebody has had the present status: that of the event; before the archive was kept here, of the stretches.
--: person_status_since(region: int, person: person_id, status: int) -> one person_since(day: day)
SELECT CAST(COALESCE(
    (SELECT MAX(s.day) FROM standing_change s WHERE s.region_id = :region AND s.person_id = :person AND s.was <> s.became),
    (SELECT MIN(m.from_day) FROM membership m
      WHERE m.region_id = :region AND m.person_id = :person AND m.status = :status AND m.to_day = 2932897),
    (SELECT MAX(m.to_day) FROM membership m WHERE m.region_id = :region AND m.person_id = :person AND m.to_day < 2932897),
    -2147483647) AS BIGINT) AS day;
--: standing_change_insert(id: standing_change_id, region: int, person: person_id, org: org_id, cause: text, was: int, became: int, day: day, document: text, now: time, account: int) -> none
INSERT INTO standing_change (id, region_id, person_id, org_id, cause, was, became, day, document, time_s, account_id)
VALUES (:id, :region, :person, :org, :cause, :was, :became, :day, :document, :now, :account);
--: standing_changes(region: int, person: person_id) -> many standing_change_row(id: standing_change_id, org: org_id, org_name: text, cause: text, was: int, became: int, day: day, document: text)
SELECT s.id, s.org_id, o.name, s.cause, s.was, s.became, s.day, s.document
  FROM standing_change s JOIN org o ON o.id = s.org_id
 WHERE s.region_id = :region AND s.person_id = :person ORDER BY s.day DESC, s.id DESC;

--: person_last_spell(region: int, person: person_id) -> one person_spell_last(to_day: day, status: int)
SELECT to_day, status FROM membership WHERE region_id = :region AND person_id = :person ORDER BY to_day DESC, from_day DESC LIMIT 1;

--: person_roles(region: int, person: person_id) -> many person_role_row(id: person_role_id, kind: text, source: text, detail: text, org_name: text, from_day: day, to_day: day, document: text, mentor: int, mentor_name: text, term_day: day, result: text)
SELECT r.id, r.kind, r.source, r.detail, o.name AS org_name, r.from_day, r.to_day, r.document, r.mentor_id, COALESCE(m.name, '') AS mentor_name, r.term_day, r.result
  FROM person_role r JOIN org o ON o.id = r.org_id LEFT JOIN person m ON m.region_id = r.region_id AND m.id = r.mentor_id
 WHERE r.region_id = :region AND r.person_id = :person ORDER BY r.from_day, r.id;

-- Of a role that went from one organisation to another while it lasted: which had it on which days, the last one included. Of one that never moved nothing.
--: person_role_places(region: int, person: person_id) -> many person_role_place(role: int, org_name: text, from_day: day, to_day: day)
SELECT r.id AS role, o.name AS org_name,
       COALESCE((SELECT MAX(y.to_day) FROM org_carried y WHERE y.thing = 'person_role' AND y.thing_id = r.id AND y.to_day < x.to_day), r.from_day) AS from_day, x.to_day
  FROM person_role r CROSS JOIN org_carried x CROSS JOIN org o
 WHERE r.region_id = :region AND r.person_id = :person AND x.thing = 'person_role' AND x.thing_id = r.id AND o.id = x.org_id
UNION ALL
SELECT r.id, o.name, COALESCE((SELECT MAX(y.to_day) FROM org_carried y WHERE y.thing = 'person_role' AND y.thing_id = r.id), r.from_day), r.to_day
  FROM person_role r CROSS JOIN org o
 WHERE r.region_id = :region AND r.person_id = :person AND o.id = r.org_id AND EXISTS (SELECT 1 FROM org_carried y WHERE y.thing = 'person_role' AND y.thing_id = r.id)
 ORDER BY 1, 3;

--: person_histories(region: int, person: person_id) -> many person_history_row(id: person_history_id, kind: text, from_day: day, from_precision: int, to_day: day, title: text, detail: text, code: text, row_version: int)
SELECT id, kind, from_day, from_precision, to_day, title, detail, code, row_version
  FROM person_history WHERE region_id = :region AND person_id = :person ORDER BY kind, from_day, id;

--: person_holdings(person: person_id) -> many person_holding(id: holding_id, post_name: text, org: org_id, org_name: text, manner: text, from_day: day, to_day: day, document: text)
SELECT h.id, q.name AS post_name, h.org_id, o.name AS org_name, h.manner, h.from_day, h.to_day, h.document
  FROM holding h JOIN post q ON q.id = h.post_id JOIN org o ON o.id = h.org_id
 WHERE h.person_id = :person ORDER BY h.from_day DESC, h.id;

--: person_papers(person: int) -> many person_paper(id: file_id, name: text, kind: text, media_type: text, bytes: int, digest: text, paper_day: day, created_s: time, is_withdrawn: bool)
SELECT id, name, kind, media_type, bytes, digest, paper_day, created_s, is_withdrawn
  FROM file WHERE subject = 'person' AND subject_id = :person ORDER BY id;

--: quiet person_insert(id: person_id, region: int, org: org_id, path: text, name: text, former_name: text, pinyin_key: text, initials: text, sex: int, nationality: text, birth_day: day, birth_precision: int, id_number: blob, id_number_mask: text, no_number_reason: text, phone: blob, phone_mask: text, native_place: text, address: text, education: text, degree: text, school: text, occupation: int, work_unit: text, job: text, is_front_line: bool, marriage: text, status: int, applied_day: day, joined_day: day, joined_precision: int, full_day: day, created_s: time, applied_precision: int, full_precision: int) -> none
INSERT INTO person (id, region_id, org_id, path, name, former_name, pinyin_key, initials, sex, nationality, birth_day,
                    birth_precision, id_number, id_number_mask, no_number_reason, phone, phone_mask, native_place, address,
                    education, degree, school, occupation, work_unit, job, is_front_line, marriage, status, applied_day,
                    joined_day, joined_precision, full_day, photo_file_id, created_s, row_version, applied_precision, full_precision)
VALUES (:id, :region, :org, :path, :name, :former_name, :pinyin_key, :initials, :sex, :nationality, :birth_day,
        :birth_precision, :id_number, :id_number_mask, :no_number_reason, :phone, :phone_mask, :native_place, :address,
        :education, :degree, :school, :occupation, :work_unit, :job, :is_front_line, :marriage, :status, :applied_day,
        :joined_day, :joined_precision, :full_day, 0, :created_s, 1, :applied_precision, :full_precision);

--: person_update(id: person_id, region: int, name: text, former_name: text, pinyin_key: text, initials: text, sex: int, nationality: text, birth_day: day, birth_precision: int, id_number: blob, id_number_mask: text, no_number_reason: text, phone: blob, phone_mask: text, native_place: text, address: text, education: text, degree: text, school: text, occupation: int, work_unit: text, job: text, is_front_line: bool, marriage: text, applied_day: day, joined_day: day, joined_precision: int, full_day: day, applied_precision: int, full_precision: int, version: int) -> none
UPDATE person
   SET name = :name, former_name = :former_name, pinyin_key = :pinyin_key, initials = :initials, sex = :sex,
       nationality = :nationality, birth_day = :birth_day, birth_precision = :birth_precision, id_number = :id_number,
       id_number_mask = :id_number_mask, no_number_reason = :no_number_reason, phone = :phone, phone_mask = :phone_mask,
       native_place = :native_place, address = :address, education = :education, degree = :degree, school = :school,
       occupation = :occupation, work_unit = :work_unit, job = :job, is_front_line = :is_front_line, marriage = :marriage,
       applied_day = :applied_day, joined_day = :joined_day, joined_precision = :joined_precision, full_day = :full_day,
       applied_precision = :applied_precision, full_precision = :full_precision,
       row_version = row_version + 1
 WHERE id = :id AND region_id = :region AND row_version = :version;

-- A conversion that is registered now has its day; where the day stays, so does what is known of it.
--: person_set_standing(id: person_id, region: int, org: org_id, path: text, status: int, full_day: day, version: int) -> none
UPDATE person SET org_id = :org, path = :path, status = :status, full_day = :full_day,
       full_precision = CASE WHEN full_day = :full_day THEN full_precision ELSE 0 END, row_version = row_version + 1
 WHERE id = :id AND region_id = :region AND row_version = :version;

--: person_set_joined(id: person_id, region: int, day: day, precision: int, full_precision: int) -> none
UPDATE person SET joined_day = :day, joined_precision = :precision, full_precision = :full_precision WHERE region_id = :region AND id = :id;

--: quiet person_bigram_insert(region: int, bigram: text, person: person_id) -> none
INSERT INTO person_bigram (region_id, bigram, person_id) VALUES (:region, :bigram, :person) ON CONFLICT DO NOTHING;

--: person_bigram_delete(region: int, person: person_id) -> none
DELETE FROM person_bigram WHERE region_id = :region AND person_id = :person;

--: quiet membership_insert(id: membership_id, region: int, person: person_id, org: org_id, status: int, from_day: day, to_day: day, began_by: text, ended_by: text, document: text) -> none
INSERT INTO membership (id, region_id, person_id, org_id, status, from_day, to_day, began_by, ended_by, document)
VALUES (:id, :region, :person, :org, :status, :from_day, :to_day, :began_by, :ended_by, :document);

--: membership_end(id: membership_id, region: int, day: day, ended_by: text) -> none
UPDATE membership SET to_day = :day, ended_by = :ended_by WHERE id = :id AND region_id = :region;

--: membership_set_status(id: membership_id, region: int, status: int) -> none
UPDATE membership SET status = :status WHERE region_id = :region AND id = :id;

--: person_role_get(region: int, person: person_id, id: person_role_id) -> one person_role_one(kind: text, org: org_id, org_name: text, org_path: text, from_day: day, to_day: day)
SELECT r.kind, r.org_id, o.name AS org_name, o.path, r.from_day, r.to_day
  FROM person_role r JOIN org o ON o.id = r.org_id
 WHERE r.region_id = :region AND r.person_id = :person AND r.id = :id;

--: person_roles_from(region: int, person: person_id, day: day) -> many person_role_from(id: person_role_id, kind: text, org: org_id, org_name: text, from_day: day, to_day: day)
SELECT r.id, r.kind, r.org_id, o.name AS org_name, r.from_day, r.to_day
  FROM person_role r JOIN org o ON o.id = r.org_id
 WHERE r.region_id = :region AND r.person_id = :person AND r.to_day > :day ORDER BY r.from_day, r.id;

--: person_role_insert(id: person_role_id, region: int, person: person_id, org: org_id, kind: text, source: text, detail: text, from_day: day, document: text, mentor: int, term_day: day) -> none
INSERT INTO person_role (id, region_id, person_id, org_id, kind, source, detail, from_day, to_day, document, mentor_id, term_day, result)
VALUES (:id, :region, :person, :org, :kind, :source, :detail, :from_day, 2932897, :document, :mentor, :term_day, '');

--: person_role_end(id: person_role_id, region: int, day: day, result: text) -> none
UPDATE person_role SET to_day = :day, result = :result WHERE id = :id AND region_id = :region AND to_day > :day;

--: person_role_end_all(region: int, person: person_id, day: day) -> none
UPDATE person_role SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END
 WHERE +region_id = :region AND to_day > :day AND id IN (SELECT id FROM person_role WHERE region_id = :region AND person_id = :person);

--: person_role_open(region: int, person: person_id, kind: text) -> one person_role_open_row(id: person_role_id, from_day: day, term_day: day)
SELECT id, from_day, term_day FROM person_role WHERE region_id = :region AND person_id = :person AND kind = :kind AND to_day = 2932897
 ORDER BY from_day DESC, id LIMIT 1;

-- The last role of that kind, over or not.
--: person_role_last(region: int, person: person_id, kind: text) -> one person_role_last_row(id: person_role_id, from_day: day, to_day: day)
SELECT id, from_day, to_day FROM person_role WHERE region_id = :region AND person_id = :person AND kind = :kind ORDER BY from_day DESC, id DESC LIMIT 1;

--: person_role_set_term(id: person_role_id, region: int, day: day) -> none
UPDATE person_role SET term_day = :day WHERE id = :id AND region_id = :region;

--: person_role_set_days(id: person_role_id, region: int, from_day: day, to_day: day, document: text) -> none
UPDATE person_role SET from_day = :from_day, to_day = :to_day, document = :document WHERE id = :id AND region_id = :region;

--: person_set_applied(id: person_id, region: int, day: day, precision: int) -> none
UPDATE person SET applied_day = :day, applied_precision = :precision, row_version = row_version + 1 WHERE region_id = :region AND id = :id;

-- Whoever stays a member goes on serving where he lives, now for another unit; but not as a guest of the own branch.
--: person_resident_follow(person: person_id, home: org_id, path: text) -> none
UPDATE resident SET home_id = :home, path = :path WHERE person_id = :person AND to_day = 2932897;

--: person_resident_end(person: person_id, day: day, ended_by: text, community: int) -> none
UPDATE resident SET to_day = :day, ended_by = :ended_by, row_version = row_version + 1
 WHERE person_id = :person AND to_day = 2932897 AND (:community = 0 OR community_id = :community);

-- Who moves to another branch or is no member any more is no floating member of the old branch.
--: person_floating_end(region: int, person: person_id, day: day, ended_by: text) -> none
UPDATE floating SET ended_day = :day, ended_by = :ended_by, row_version = row_version + 1
 WHERE region_id = :region AND person_id = :person AND ended_day = 2932897;

--: person_floating_hosts_end(region: int, person: person_id, day: day) -> none
UPDATE floating_host SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END
 WHERE to_day = 2932897 AND floating_id IN (SELECT id FROM floating WHERE region_id = :region AND person_id = :person);

--: person_change_insert(id: person_change_id, region: int, person: person_id, field: text, was: text, became: text, reason: text, now: time, account: int) -> none
INSERT INTO person_change (id, region_id, person_id, field, was, became, reason, time_s, account_id)
VALUES (:id, :region, :person, :field, :was, :became, :reason, :now, :account);

--: person_changes(region: int, person: person_id, limit: int) -> many person_change_row(id: person_change_id, field: text, was: text, became: text, reason: text, time_s: time, author: text)
SELECT c.id, c.field, c.was, c.became, c.reason, c.time_s, COALESCE(p.name, a.login, '') AS author
  FROM person_change c LEFT JOIN account a ON a.id = c.account_id LEFT JOIN person p ON p.region_id = c.region_id AND p.id = a.person_id
 WHERE c.region_id = :region AND c.person_id = :person ORDER BY c.id DESC LIMIT :limit;

--: person_history_insert(id: person_history_id, region: int, person: person_id, kind: text, from_day: day, from_precision: int, to_day: day, title: text, detail: text, code: text) -> none
INSERT INTO person_history (id, region_id, person_id, kind, from_day, from_precision, to_day, title, detail, code, row_version)
VALUES (:id, :region, :person, :kind, :from_day, :from_precision, :to_day, :title, :detail, :code, 1);

--: person_history_get(id: person_history_id, region: int, person: person_id) -> one person_history_row
SELECT id, kind, from_day, from_precision, to_day, title, detail, code, row_version
  FROM person_history WHERE id = :id AND region_id = :region AND person_id = :person;

-- Lines of the record that say the same award of the same day.
--: person_awards_same(region: int, person: person_id, day: day, title: text) -> many person_history_row
SELECT id, kind, from_day, from_precision, to_day, title, detail, code, row_version
  FROM person_history WHERE region_id = :region AND person_id = :person AND kind = 'award' AND from_day = :day AND title = :title ORDER BY id;

--: person_awards_lasting(region: int, person: person_id, title: text) -> many person_history_row
SELECT id, kind, from_day, from_precision, to_day, title, detail, code, row_version
  FROM person_history WHERE region_id = :region AND person_id = :person AND kind = 'award' AND title = :title AND to_day = -2147483647 ORDER BY id;

-- The last line of one kind of punishment.
--: person_punishment_last(region: int, person: person_id, code: text) -> one person_history_row
SELECT id, kind, from_day, from_precision, to_day, title, detail, code, row_version
  FROM person_history WHERE region_id = :region AND person_id = :person AND kind = 'punishment' AND code = :code ORDER BY from_day DESC, id DESC LIMIT 1;

--: person_history_set_to(id: person_history_id, region: int, to_day: day) -> none
UPDATE person_history SET to_day = :to_day, row_version = row_version + 1 WHERE id = :id AND region_id = :region;

--: person_history_delete(id: person_history_id, region: int, person: person_id) -> none
DELETE FROM person_history WHERE id = :id AND region_id = :region AND person_id = :person;

--: person_set_photo(id: person_id, region: int, photo: int) -> none
UPDATE person SET photo_file_id = :photo, row_version = row_version + 1 WHERE id = :id AND region_id = :region;

-- Same name and birthday, found by one walk over the index of names (COALESCE keeps that of paths out). What is void (10) is nobody's double any more. Of a record elsewhere nothing is told but that there is one.
--: person_duplicates(region: int, path_from: text, path_to: text, limit: int) -> many person_duplicate(id: person_id, name: text, birth_day: day, id_number_mask: text, status: int, org_name: text, here: int)
WITH twin AS MATERIALIZED (
  SELECT name, birth_day, CAST(SUM(CASE WHEN path >= :path_from AND path < :path_to THEN 1 ELSE 0 END) AS BIGINT) AS here
    FROM person WHERE region_id = :region AND birth_day > -2147483647 AND status <> 10 GROUP BY name, birth_day HAVING COUNT(*) > 1)
SELECT p.id, p.name, p.birth_day, p.id_number_mask, p.status, o.name AS org_name, t.here - 1 AS here
  FROM twin t CROSS JOIN person p CROSS JOIN org o
 WHERE t.here > 0 AND p.region_id = :region AND p.name = t.name AND p.birth_day = t.birth_day
   AND EXISTS (SELECT 1 FROM person q WHERE q.region_id = :region AND q.name = p.name AND q.birth_day = p.birth_day AND q.id <> p.id AND q.status <> 10
                  AND NOT EXISTS (SELECT 1 FROM person_change d WHERE d.region_id = :region AND d.person_id = p.id AND d.field = 'distinct'
                                     AND d.became = CAST(q.id AS TEXT)))
   AND COALESCE(p.path, '') >= :path_from AND COALESCE(p.path, '') < :path_to AND o.id = p.org_id
 ORDER BY p.pinyin_key, p.name, p.birth_day, p.id LIMIT :limit;

--: person_twin_any(region: int, name: text, birth_day: day, self: person_id) -> one person_twin_any_row(id: person_id)
SELECT id FROM person WHERE region_id = :region AND name = :name AND birth_day = :birth_day AND id <> :self AND status <> 10 ORDER BY id LIMIT 1;

-- The others of one name and birthday, and why each was found to be somebody else ('': nobody has said so).
--: person_twins(region: int, name: text, birth_day: day, self: person_id, limit: int) -> many person_twin(id: person_id, org: org_id, path: text, org_name: text, id_number_mask: text, status: int, reason: text)
SELECT q.id, q.org_id, q.path, o.name AS org_name, q.id_number_mask, q.status,
       COALESCE((SELECT MAX(d.reason) FROM person_change d WHERE d.region_id = :region AND d.person_id = :self AND d.field = 'distinct'
                    AND d.became = CAST(q.id AS TEXT)), '') AS reason
  FROM person q JOIN org o ON o.id = q.org_id
 WHERE q.region_id = :region AND q.name = :name AND q.birth_day = :birth_day AND q.id <> :self AND q.status <> 10 ORDER BY q.id LIMIT :limit;

-- A character whose reading nobody told us sorts as {.
--: person_unread(region: int, path_from: text, path_to: text, limit: int) -> many person_unread_row(id: person_id, name: text, pinyin_key: text, org_name: text, row_version: int)
SELECT p.id, p.name, p.pinyin_key, o.name AS org_name, p.row_version
  FROM person p JOIN org o ON o.id = p.org_id
 WHERE p.region_id = :region AND p.path >= :path_from AND p.path < :path_to AND p.pinyin_key LIKE '%{%'
 ORDER BY p.pinyin_key, p.id LIMIT :limit;

--: person_set_reading(id: person_id, region: int, pinyin_key: text, initials: text, version: int) -> none
UPDATE person SET pinyin_key = :pinyin_key, initials = :initials, row_version = row_version + 1
 WHERE id = :id AND region_id = :region AND row_version = :version;
