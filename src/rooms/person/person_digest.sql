-- Digests of numbers, and making them anew under another key. Those under a key sort before those under a newer one.

--: person_by_digest(digest: text) -> one person_owner(id: person_id)
SELECT person_id FROM person_key WHERE digest = :digest;

--: quiet person_key_insert(digest: text, person: person_id) -> none
INSERT INTO person_key (digest, person_id) VALUES (:digest, :person);

--: person_key_delete(person: person_id) -> none
DELETE FROM person_key WHERE person_id = :person;

--: quiet person_tail_insert(region: int, digest: text, person: person_id) -> none
INSERT INTO person_tail (region_id, digest, person_id) VALUES (:region, :digest, :person) ON CONFLICT DO NOTHING;

--: person_tail_delete(region: int, person: person_id) -> none
DELETE FROM person_tail WHERE region_id = :region AND person_id = :person;

--: person_keys_older(least: text, after: text, limit: int) -> many person_older(digest: text, region: int, person: person_id)
SELECT digest, 0 AS region, person_id FROM person_key WHERE digest < :least AND digest > :after ORDER BY digest LIMIT :limit;

--: across person_tails_older(least: text, after: text, after_region: int, after_person: int, limit: int) -> many person_older
SELECT digest, region_id, person_id FROM person_tail
 WHERE digest < :least AND (digest, region_id, person_id) > (:after, :after_region, :after_person)
 ORDER BY digest, region_id, person_id LIMIT :limit;

--: across person_digests_older(least: text) -> one person_digests_count(n: int)
SELECT CAST((SELECT COUNT(*) FROM person_key WHERE digest < :least) + (SELECT COUNT(*) FROM person_tail WHERE digest < :least) AS BIGINT);

--: person_key_least() -> one person_digest_row(digest: text)
SELECT digest FROM person_key ORDER BY digest LIMIT 1;

--: across person_tail_least() -> one person_digest_row
SELECT digest FROM person_tail ORDER BY digest, region_id, person_id LIMIT 1;
