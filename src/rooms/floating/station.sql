-- The ledgers of stations for floating members.

--: part station_columns()
e.id, e.station_id, s.name AS station_name, e.path, e.name, e.person_id, e.home_id, COALESCE(h.name, e.home_name) AS home_name, e.home_path, e.came_day,
       e.state, e.answered_day, e.document, e.settled_day, e.settled_by, e.letter, e.serial, e.ended_day, e.ended_by, e.row_version
  FROM station_entry e JOIN org s ON s.id = e.station_id LEFT JOIN org h ON h.id = e.home_id

--: station_get(id: station_entry_id) -> one station_row(id: station_entry_id, station: org_id, station_name: text, path: text, name: text, person: int, home: int, home_name: text, home_path: text, came_day: day, state: text, answered_day: day, document: text, settled_day: day, settled_by: text, letter: text, serial: int, ended_day: day, ended_by: text, row_version: int)
SELECT {station_columns} WHERE e.id = :id;

-- Entries of the stations of a subtree in one state; denied ones are in checking too.
--: part station_scope(path_from: text, path_to: text, state: text)
e.path >= :path_from AND e.path < :path_to AND (e.state = :state OR (:state = 'checking' AND e.state = 'denied'))

--: station_list({station_scope}, limit: int, offset: int) -> many station_row
SELECT {station_columns} WHERE {station_scope} ORDER BY e.came_day DESC, e.id DESC LIMIT :limit OFFSET :offset;

--: station_list_count({station_scope}) -> one station_number(n: int)
SELECT COUNT(*) FROM station_entry e WHERE {station_scope};

-- Those that wait for an answer of an organisation of a subtree; :desk not 0: of these organisations only.
--: part station_asks_of(path_from: text, path_to: text, desk: int, orgs: ids)
e.home_path >= :path_from AND e.home_path < :path_to AND e.home_path <> '' AND e.state = 'checking' AND (:desk = 0 OR e.home_id IN :orgs)

--: station_asks({station_asks_of}, limit: int, offset: int) -> many station_row
SELECT {station_columns} WHERE {station_asks_of} ORDER BY e.came_day DESC, e.id DESC LIMIT :limit OFFSET :offset;

--: station_asks_count({station_asks_of}) -> one station_number
SELECT COUNT(*) FROM station_entry e WHERE {station_asks_of};

-- The same by the organisation that is asked.
--: station_asks_orgs(path_from: text, path_to: text) -> many station_asked_row(org: int, n: int)
SELECT home_id, COUNT(*) FROM station_entry
 WHERE home_path >= :path_from AND home_path < :path_to AND home_path <> '' AND state = 'checking' GROUP BY home_id;

-- The stations of a subtree with what stands in their ledgers.
--: station_totals(path_from: text, path_to: text, today: day, limit: int) -> many station_total(org: org_id, name: text, checking: int, confirmed: int, settled: int)
SELECT o.id, o.name, (SELECT COUNT(*) FROM station_entry e WHERE e.path = o.path AND e.state IN ('checking', 'denied')) AS checking,
       (SELECT COUNT(*) FROM station_entry e WHERE e.path = o.path AND e.state = 'confirmed') AS confirmed,
       (SELECT COUNT(*) FROM station_entry e WHERE e.path = o.path AND e.state = 'settled') AS settled
  FROM org o
 WHERE o.path >= :path_from AND o.path < :path_to AND o.kind = 'floating_station' AND o.to_day > :today ORDER BY o.path LIMIT :limit;

--: station_same(station: org_id, name: text, home: int, home_name: text, came_day: day) -> one station_number
SELECT COUNT(*) FROM station_entry
 WHERE station_id = :station AND name = :name AND home_id = :home AND home_name = :home_name AND came_day = :came_day AND state <> 'ended';

--: station_of_person(person: int) -> one station_row
SELECT {station_columns} WHERE e.person_id = :person AND e.person_id <> 0 AND e.state <> 'ended' ORDER BY e.id LIMIT 1;

--: across station_namesakes(path_from: text, path_to: text, name: text, limit: int) -> many station_namesake(id: person_id, org_name: text, joined_day: day)
SELECT p.id, o.name, p.joined_day FROM person p JOIN org o ON o.id = p.org_id
 WHERE p.region_id IN (SELECT DISTINCT region_id FROM org) AND p.name = :name AND p.path >= :path_from AND p.path < :path_to AND p.status IN (1, 2, 3) ORDER BY p.id LIMIT :limit;

-- Who came with a letter from outside into a subtree, once that is done.
--: station_arrived(letter: text, name: text, path_from: text, path_to: text) -> one station_arrival(person: int)
SELECT t.person_id FROM transfer t JOIN org b ON b.id = t.to_id
 WHERE t.kind = 'in' AND t.state = 'done' AND t.number = :letter AND t.name = :name AND b.path >= :path_from AND b.path < :path_to ORDER BY t.id LIMIT 1;

--: station_last_serial(station: org_id, from_day: day, to_day: day) -> one station_number
SELECT CAST(COALESCE(MAX(serial), 0) AS BIGINT) AS n FROM station_entry WHERE station_id = :station AND settled_day >= :from_day AND settled_day < :to_day;

--: quiet station_insert(id: station_entry_id, station: org_id, path: text, name: text, home: int, home_path: text, home_name: text, came_day: day, now: time, account: int) -> none
INSERT INTO station_entry (id, station_id, path, name, person_id, home_id, home_path, home_name, came_day, state, answered_day, document, settled_day, settled_by, letter,
                           serial, ended_day, ended_by, made_s, account_id, row_version)
VALUES (:id, :station, :path, :name, 0, :home, :home_path, :home_name, :came_day, 'checking', 2932897, '', 2932897, '', '', 0, 2932897, '', :now, :account, 1);

--: quiet station_set_home(id: station_entry_id, home: int, home_path: text, home_name: text, version: int) -> none
UPDATE station_entry SET home_id = :home, home_path = :home_path, home_name = :home_name, state = 'checking', answered_day = 2932897, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

--: quiet station_set_answer(id: station_entry_id, state: text, person: int, document: text, day: day, version: int) -> none
UPDATE station_entry SET state = :state, person_id = :person, document = :document, answered_day = :day, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

--: quiet station_set_settled(id: station_entry_id, settled_by: text, person: int, letter: text, serial: int, day: day, version: int) -> none
UPDATE station_entry SET state = 'settled', settled_by = :settled_by, person_id = :person, letter = :letter, serial = :serial, settled_day = :day, row_version = row_version + 1
 WHERE id = :id AND row_version = :version;

--: quiet station_end(id: station_entry_id, ended_by: text, day: day, version: int) -> none
UPDATE station_entry SET state = 'ended', ended_by = :ended_by, ended_day = :day, row_version = row_version + 1 WHERE id = :id AND row_version = :version;
