-- Members who work away from their branch, and where they take part.

--: across floating_get(id: floating_id) -> one floating_row(id: floating_id, region: int, person: person_id, name: text, status: int, home: org_id, home_name: text, path: text, away_since: day, reason: text, place: text, is_settled: bool, phone: blob, phone_mask: text, wish: blob, contact_day: day, ended_day: day, ended_by: text, row_version: int)
SELECT f.id, f.region_id, f.person_id, p.name, p.status, f.home_id, o.name AS home_name, f.path, f.away_since, f.reason, f.place, f.is_settled, f.phone, f.phone_mask,
       f.wish, f.contact_day, f.ended_day, f.ended_by, f.row_version
  FROM floating f JOIN person p ON p.region_id = f.region_id AND p.id = f.person_id JOIN org o ON o.id = f.home_id
 WHERE f.id = :id;

-- The one that lasts, else the latest.
--: floating_of(region: int, person: person_id) -> one floating_last(id: floating_id, away_since: day, ended_day: day)
SELECT id, away_since, ended_day FROM floating WHERE region_id = :region AND person_id = :person ORDER BY ended_day DESC, id DESC LIMIT 1;

--: floating_hosts(floating: floating_id) -> many floating_host_row(id: floating_host_id, org: org_id, name: text, path: text, from_day: day, to_day: day, accepted_day: day)
SELECT h.id, h.org_id, COALESCE(o.name, h.name) AS name, h.path, h.from_day, h.to_day, h.accepted_day
  FROM floating_host h LEFT JOIN org o ON o.id = h.org_id
 WHERE h.floating_id = :floating ORDER BY h.from_day, h.id;

--: floating_contacts(region: int, floating: floating_id, limit: int) -> many floating_contact_row(id: floating_contact_id, day: day, method: text, is_reached: bool, author: text)
SELECT k.id, k.day, k.method, k.is_reached, COALESCE(p.name, a.login, '') AS author
  FROM floating_contact k LEFT JOIN account a ON a.id = k.account_id LEFT JOIN person p ON p.region_id = k.region_id AND p.id = a.person_id
 WHERE k.region_id = :region AND k.floating_id = :floating ORDER BY k.day DESC, k.id DESC LIMIT :limit;

-- When somebody was reached last, for a list; nobody yet: the end of time. What is due counts from contact_day, which begins on the day of registration.
--: part floating_reached()
CASE WHEN EXISTS (SELECT 1 FROM floating_contact k WHERE k.region_id = f.region_id AND k.floating_id = f.id AND k.is_reached = 1) THEN f.contact_day ELSE 2932897 END

-- Who went out of a subtree, in the order of the tree. Away before :away_before, last contact before :contact_before; :settled 1: only with a fixed place;
-- :card_year: only those without a card of that year, 0: all; :desk not 0: only those of these branches.
--: part floating_out_of(region: int, path_from: text, path_to: text, away_before: day, contact_before: day, settled: int, card_year: int, desk: int, orgs: ids)
f.region_id = :region AND f.ended_day = 2932897 AND f.path >= :path_from AND f.path < :path_to AND f.away_since < :away_before
   AND f.contact_day < :contact_before AND (:settled = 0 OR f.is_settled = :settled)
   AND (:card_year = 0 OR NOT EXISTS (SELECT 1 FROM floating_card k WHERE k.region_id = f.region_id AND k.floating_id = f.id AND k.year = :card_year))
   AND (:desk = 0 OR f.home_id IN :orgs)

--: floating_out({floating_out_of}, limit: int, offset: int) -> many floating_line(id: floating_id, person: person_id, name: text, home_name: text, place: text, away_since: day, is_settled: bool, contact_day: day, host_name: text, host_org: int, accepted_day: day)
SELECT f.id, f.person_id, p.name, o.name AS home_name, f.place, f.away_since, f.is_settled, {floating_reached} AS contact_day,
       COALESCE((SELECT COALESCE(ho.name, h.name) FROM floating_host h LEFT JOIN org ho ON ho.id = h.org_id WHERE h.floating_id = f.id AND h.to_day = 2932897
                  ORDER BY h.from_day DESC, h.id DESC LIMIT 1), '') AS host_name,
       COALESCE((SELECT MAX(h.org_id) FROM floating_host h WHERE h.floating_id = f.id AND h.to_day = 2932897), 0) AS host_org,
       COALESCE((SELECT MAX(h.accepted_day) FROM floating_host h WHERE h.floating_id = f.id AND h.to_day = 2932897), 2932897) AS accepted_day
  FROM floating f JOIN person p ON p.region_id = f.region_id AND p.id = f.person_id JOIN org o ON o.id = f.home_id
 WHERE p.region_id = :region AND {floating_out_of} ORDER BY f.path, f.away_since, f.id LIMIT :limit OFFSET :offset;

--: floating_out_count({floating_out_of}) -> one floating_out_number(n: int, branches: int)
SELECT COUNT(*), COUNT(DISTINCT f.path) FROM floating f WHERE {floating_out_of};

-- By the branch.
--: floating_out_orgs({floating_out_of}) -> many floating_org_number(org: int, n: int)
SELECT f.home_id, COUNT(*) FROM floating f WHERE {floating_out_of} GROUP BY f.home_id;

-- Who came into a subtree; :waiting 1: only those not taken in yet; :desk not 0: only to these organisations.
--: part floating_in_of(path_from: text, path_to: text, waiting: int, desk: int, orgs: ids)
h.to_day = 2932897 AND h.path >= :path_from AND h.path < :path_to AND h.path <> '' AND (:waiting = 0 OR h.accepted_day = 2932897) AND (:desk = 0 OR h.org_id IN :orgs)

--: across floating_in({floating_in_of}, limit: int, offset: int) -> many floating_line
SELECT f.id, f.person_id, p.name, o.name AS home_name, f.place, f.away_since, f.is_settled, {floating_reached} AS contact_day, ho.name AS host_name, h.org_id, h.accepted_day
  FROM floating_host h JOIN floating f ON f.id = h.floating_id JOIN person p ON p.id = f.person_id JOIN org o ON o.id = f.home_id JOIN org ho ON ho.id = h.org_id
 WHERE {floating_in_of} ORDER BY h.path, h.floating_id, h.id LIMIT :limit OFFSET :offset;

--: floating_in_count({floating_in_of}) -> one floating_number(n: int)
SELECT COUNT(*) FROM floating_host h WHERE {floating_in_of};

-- Those not taken in yet, by the organisation that is to do it.
--: floating_waiting_orgs(path_from: text, path_to: text) -> many floating_org_number
SELECT h.org_id, COUNT(*) FROM floating_host h
 WHERE h.to_day = 2932897 AND h.path >= :path_from AND h.path < :path_to AND h.path <> '' AND h.accepted_day = 2932897 GROUP BY h.org_id;

--: floating_org_named(name: text, wide: text, today: day) -> many floating_org_row(id: org_id, name: text, kind: text, path: text, to_day: day)
SELECT id, name, kind, path, to_day FROM org WHERE name IN (:name, :wide) AND to_day > :today ORDER BY id LIMIT 2;

--: floating_org_coded(code: text) -> one floating_org_row
SELECT id, name, kind, path, to_day FROM org WHERE code = :code;

--: quiet floating_insert(id: floating_id, region: int, person: person_id, home: org_id, path: text, away_since: day, reason: text, place: text, is_settled: bool, phone: blob, phone_mask: text, wish: blob, contact_day: day, now: time, account: int) -> none
INSERT INTO floating (id, region_id, person_id, home_id, path, away_since, reason, place, is_settled, phone, phone_mask, wish, contact_day, ended_day, ended_by, made_s,
                      account_id, row_version)
VALUES (:id, :region, :person, :home, :path, :away_since, :reason, :place, :is_settled, :phone, :phone_mask, :wish, :contact_day, 2932897, '', :now, :account, 1);

--: quiet floating_host_insert(id: floating_host_id, floating: floating_id, org: int, path: text, name: text, from_day: day) -> none
INSERT INTO floating_host (id, floating_id, org_id, path, name, from_day, to_day, accepted_day)
VALUES (:id, :floating, :org, :path, :name, :from_day, 2932897, 2932897);

--: quiet floating_hosts_end(floating: floating_id, day: day) -> none
UPDATE floating_host SET to_day = :day WHERE floating_id = :floating AND to_day = 2932897;

--: quiet floating_host_accept(id: floating_host_id, day: day) -> none
UPDATE floating_host SET accepted_day = :day WHERE id = :id AND accepted_day = 2932897;

--: quiet floating_touch(id: floating_id, region: int, version: int) -> none
UPDATE floating SET row_version = row_version + 1 WHERE id = :id AND region_id = :region AND row_version = :version;

--: quiet floating_set_facts(id: floating_id, region: int, place: text, is_settled: bool, version: int) -> none
UPDATE floating SET place = :place, is_settled = :is_settled, row_version = row_version + 1 WHERE id = :id AND region_id = :region AND row_version = :version;

--: quiet floating_set_phone(id: floating_id, region: int, phone: blob, phone_mask: text) -> none
UPDATE floating SET phone = :phone, phone_mask = :phone_mask WHERE id = :id AND region_id = :region;

--: quiet floating_contact_insert(id: floating_contact_id, region: int, floating: floating_id, day: day, method: text, is_reached: bool, account: int) -> none
INSERT INTO floating_contact (id, region_id, floating_id, day, method, is_reached, account_id)
VALUES (:id, :region, :floating, :day, :method, :is_reached, :account);

--: quiet floating_set_contact(id: floating_id, region: int, day: day) -> none
UPDATE floating SET contact_day = :day WHERE id = :id AND region_id = :region AND contact_day < :day;

--: quiet floating_end(id: floating_id, region: int, day: day, ended_by: text, version: int) -> none
UPDATE floating SET ended_day = :day, ended_by = :ended_by, row_version = row_version + 1 WHERE id = :id AND region_id = :region AND row_version = :version;
