-- Former names for the search. Rows of person_bigram are written and deleted with those of the name.

--: quiet person_former_insert(region: int, person: person_id, name: text, pinyin_key: text, initials: text) -> none
INSERT INTO person_former (region_id, person_id, name, pinyin_key, initials) VALUES (:region, :person, :name, :pinyin_key, :initials);

--: person_former_delete(region: int, person: person_id) -> none
DELETE FROM person_former WHERE region_id = :region AND person_id = :person;

-- What a migration left without keys. A name without any reading stays so, and is read once at each start.
--: across person_former_bare(after: int, limit: int) -> many person_former_row(region: int, person: person_id, name: text)
SELECT region_id, person_id, name FROM person_former WHERE pinyin_key = '' AND person_id > :after ORDER BY person_id LIMIT :limit;

--: quiet person_former_set(region: int, person: person_id, pinyin_key: text, initials: text) -> none
UPDATE person_former SET pinyin_key = :pinyin_key, initials = :initials WHERE region_id = :region AND person_id = :person;
