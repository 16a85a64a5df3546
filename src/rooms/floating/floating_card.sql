-- The yearly cards of floating members, and what stands in them.

--: floating_cards(region: int, floating: floating_id) -> many floating_card_row(id: floating_card_id, year: int, serial: int, day: day)
SELECT id, year, serial, day FROM floating_card WHERE region_id = :region AND floating_id = :floating ORDER BY year DESC;

--: floating_card_of(region: int, person: person_id, year: int) -> one floating_card_row
SELECT id, year, serial, day FROM floating_card WHERE region_id = :region AND person_id = :person AND year = :year;

--: floating_card_last(region: int, home: org_id, year: int) -> one floating_card_serial(n: int)
SELECT CAST(COALESCE(MAX(serial), 0) AS BIGINT) AS n FROM floating_card WHERE region_id = :region AND home_id = :home AND year = :year;

--: quiet floating_card_insert(id: floating_card_id, region: int, floating: floating_id, person: person_id, home: org_id, year: int, serial: int, day: day, account: int) -> none
INSERT INTO floating_card (id, region_id, floating_id, person_id, home_id, year, serial, day, account_id)
VALUES (:id, :region, :floating, :person, :home, :year, :serial, :day, :account);

--: floating_activities(region: int, floating: floating_id, day_from: day, day_to: day) -> many floating_activity_row(id: floating_activity_id, day: day, kind: text, reporter: text, confirmed_day: day, confirmed_name: text)
SELECT a.id, a.day, a.kind, a.reporter, a.confirmed_day, COALESCE(o.name, '') AS confirmed_name
  FROM floating_activity a LEFT JOIN org o ON o.id = a.confirmed_id
 WHERE a.region_id = :region AND a.floating_id = :floating AND a.day >= :day_from AND a.day < :day_to ORDER BY a.day, a.id LIMIT 400;

-- 0 rows: that day has one of that kind.
--: quiet floating_activity_insert(id: floating_activity_id, region: int, floating: floating_id, day: day, kind: text, reporter: text, confirmed_day: day, confirmed: int, account: int) -> none
INSERT INTO floating_activity (id, region_id, floating_id, day, kind, reporter, confirmed_day, confirmed_id, account_id)
VALUES (:id, :region, :floating, :day, :kind, :reporter, :confirmed_day, :confirmed, :account) ON CONFLICT (region_id, floating_id, day, kind) DO NOTHING;

--: quiet floating_activity_confirm(id: floating_activity_id, region: int, floating: floating_id, day: day, confirmed: int) -> none
UPDATE floating_activity SET confirmed_day = :day, confirmed_id = :confirmed
 WHERE id = :id AND region_id = :region AND floating_id = :floating AND confirmed_day = 2932897;
