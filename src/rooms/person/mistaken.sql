-- What was registered of a membership and is void.

-- It stays to be read, and changes the standing no more.
--: mistaken_mark(id: standing_change_id, region: int, cause: text, status: int) -> none
UPDATE standing_change SET cause = :cause, was = :status, became = :status WHERE region_id = :region AND id = :id;

--: mistaken_set_day(id: standing_change_id, region: int, day: day) -> none
UPDATE standing_change SET day = :day WHERE region_id = :region AND id = :id;

-- A stretch that only began because the one before had ended by mistake.
--: mistaken_spell_delete(id: membership_id, region: int) -> none
DELETE FROM membership WHERE region_id = :region AND id = :id;

-- What ended on the day of an event, to be entered again: the code of a role, else what it is called. Cases were stopped when it was registered.
--: across mistaken_ended(region: int, person: int, day: day) -> many mistaken_ended_row(kind: text, code: text, name: text, org_name: text)
SELECT 'post' AS kind, '' AS code, q.name AS name, o.name AS org_name
  FROM holding h JOIN post q ON q.id = h.post_id JOIN org o ON o.id = h.org_id WHERE h.person_id = :person AND h.to_day = :day
UNION ALL
SELECT 'role', r.kind, '', o.name FROM person_role r JOIN org o ON o.id = r.org_id WHERE +r.region_id = :region AND r.to_day = :day AND r.id IN (SELECT id FROM person_role WHERE region_id = :region AND person_id = :person)
UNION ALL
SELECT 'household', '', CAST(g.number AS TEXT), o.name FROM household_group g JOIN org o ON o.id = g.org_id WHERE g.person_id = :person AND g.to_day = :day
UNION ALL
SELECT 'place', '', l.name, o.name FROM place_person m JOIN place l ON l.id = m.place_id JOIN org o ON o.id = l.org_id WHERE m.person_id = :person AND m.to_day = :day
UNION ALL
SELECT 'host', '', u.name, '' FROM host_member m JOIN host_unit u ON u.id = m.host_id WHERE m.person_id = :person AND m.to_day = :day
UNION ALL
SELECT 'case', '', COALESCE(NULLIF(r.called, ''), f.title), o.name FROM run r JOIN programme_file f ON f.id = r.programme_id JOIN org o ON o.id = r.org_id
 WHERE r.region_id IN (SELECT DISTINCT region_id FROM org) AND r.subject_kind = 'person' AND r.subject_id = :person AND r.state = 'stopped' AND r.closed_day >= :day;

-- What ended with it ended on the other day.
--: mistaken_shift_holdings(person: person_id, was: day, day: day) -> none
UPDATE holding SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END, row_version = row_version + 1 WHERE person_id = :person AND to_day = :was;

--: mistaken_shift_roles(region: int, person: person_id, was: day, day: day) -> none
UPDATE person_role SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END
 WHERE +region_id = :region AND to_day = :was AND id IN (SELECT id FROM person_role WHERE region_id = :region AND person_id = :person);

--: mistaken_punishment(region: int, person: person_id, day: day) -> one mistaken_line(id: person_history_id, title: text)
SELECT id, title FROM person_history WHERE region_id = :region AND person_id = :person AND kind = 'punishment' AND code = 'expelled' AND from_day = :day ORDER BY id LIMIT 1;
