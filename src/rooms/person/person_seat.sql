-- What somebody holds beside posts and roles.

--: person_seat_places(person: person_id, day: day) -> many person_seat_row(id: int, from_day: day)
SELECT id, from_day FROM place_person WHERE person_id = :person AND to_day > :day ORDER BY id;

--: person_seat_place_end(id: int, day: day) -> none
UPDATE place_person SET to_day = :day WHERE id = :id;

--: person_seat_hosts(person: person_id, day: day) -> many person_seat_row
SELECT id, from_day FROM host_member WHERE person_id = :person AND to_day > :day ORDER BY id;

--: person_seat_host_end(id: int, day: day) -> none
UPDATE host_member SET to_day = :day, row_version = row_version + 1 WHERE id = :id;

--: person_seat_groups(person: person_id) -> many person_seat_group(id: household_group_id, org: org_id, number: int, households: int, from_day: day)
SELECT id, org_id, number, households, from_day FROM household_group WHERE person_id = :person AND to_day = 2932897 ORDER BY id;

--: person_seat_group_end(id: household_group_id, day: day) -> none
UPDATE household_group SET to_day = :day, row_version = row_version + 1 WHERE id = :id;

-- The same households, who have nobody yet.
--: person_seat_group_open(id: household_group_id, org: org_id, number: int, households: int, day: day) -> none
INSERT INTO household_group (id, org_id, number, households, person_id, elected_day, from_day, to_day, row_version)
VALUES (:id, :org, :number, :households, 0, 2932897, :day, 2932897, 1);
