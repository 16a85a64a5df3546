-- Takes a record away again that was made by mistake, whole: only for the undoing of a batch, before anything hangs on it.

--: across person_hangs(region: int, person: int) -> one person_hangs_row(n: int)
SELECT (SELECT COUNT(*) FROM person_role WHERE region_id = :region AND person_id = :person) + (SELECT COUNT(*) FROM person_history WHERE region_id = :region AND person_id = :person)
     + (SELECT COUNT(*) FROM person_change WHERE region_id = :region AND person_id = :person AND field <> 'distinct') + (SELECT COUNT(*) FROM floating WHERE region_id = :region AND person_id = :person)
     + (SELECT COUNT(*) FROM dues_member WHERE region_id = :region AND person_id = :person)
     + (SELECT COUNT(*) FROM holding WHERE person_id = :person) + (SELECT COUNT(*) FROM account WHERE person_id = :person)
     + (SELECT COUNT(*) FROM file WHERE subject = 'person' AND subject_id = :person) AS n;

--: person_delete(id: person_id, region: int, version: int) -> none
DELETE FROM person WHERE id = :id AND region_id = :region AND row_version = :version;

-- That it is none of the others of its name and birthday: in their changes, then in its own.
--: person_distinct_delete_there(id: person_id, region: int) -> none
DELETE FROM person_change
 WHERE region_id = :region AND field = 'distinct' AND became = CAST(:id AS TEXT)
   AND person_id IN (SELECT CAST(d.became AS BIGINT) FROM person_change d WHERE d.region_id = :region AND d.person_id = :id AND d.field = 'distinct');

--: person_distinct_delete(id: person_id, region: int) -> none
DELETE FROM person_change WHERE region_id = :region AND person_id = :id AND field = 'distinct';

--: membership_delete(person: person_id, region: int) -> none
DELETE FROM membership WHERE person_id = :person AND region_id = :region;
