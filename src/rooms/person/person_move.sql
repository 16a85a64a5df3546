-- Rows that hang on a person lead with the county of the branch: they go along when somebody moves to another county.

--: person_move_person(person: person_id, was: int, region: int) -> none
UPDATE person SET region_id = :region WHERE region_id = :was AND id = :person;

--: person_move_bigrams(person: person_id, was: int, region: int) -> none
UPDATE person_bigram SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_former(person: person_id, was: int, region: int) -> none
UPDATE person_former SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_tails(person: person_id, was: int, region: int) -> none
UPDATE person_tail SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_memberships(person: person_id, was: int, region: int) -> none
UPDATE membership SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_teams(person: person_id, was: int, region: int) -> none
UPDATE team_batch_role SET region_id = :region
 WHERE region_id = :was AND role_id IN (SELECT id FROM person_role WHERE region_id = :was AND person_id = :person);

--: person_move_roles(person: person_id, was: int, region: int) -> none
UPDATE person_role SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_histories(person: person_id, was: int, region: int) -> none
UPDATE person_history SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_changes(person: person_id, was: int, region: int) -> none
UPDATE person_change SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_corrections(person: person_id, was: int, region: int) -> none
UPDATE correction SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_events(person: person_id, was: int, region: int) -> none
UPDATE standing_change SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_floating_contacts(person: person_id, was: int, region: int) -> none
UPDATE floating_contact SET region_id = :region
 WHERE region_id = :was AND floating_id IN (SELECT id FROM floating WHERE region_id = :was AND person_id = :person);

--: person_move_floating_activities(person: person_id, was: int, region: int) -> none
UPDATE floating_activity SET region_id = :region
 WHERE region_id = :was AND floating_id IN (SELECT id FROM floating WHERE region_id = :was AND person_id = :person);

--: person_move_floating_cards(person: person_id, was: int, region: int) -> none
UPDATE floating_card SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_floating(person: person_id, was: int, region: int) -> none
UPDATE floating SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_full_day(person: person_id, region: int, day: day, precision: int) -> none
UPDATE person SET full_day = :day, full_precision = :precision WHERE region_id = :region AND id = :person;

--: person_move_late_entries(person: person_id, was: int, region: int) -> none
UPDATE late_entry SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_dues_member(person: person_id, was: int, region: int) -> none
UPDATE dues_member SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_dues_base(person: person_id, was: int, region: int) -> none
UPDATE dues_base SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_dues_receipt(person: person_id, was: int, region: int) -> none
UPDATE dues_receipt SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_dues_payment(person: person_id, was: int, region: int) -> none
UPDATE dues_payment SET region_id = :region WHERE region_id = :was AND person_id = :person;

--: person_move_appraisals(person: person_id, was: int, region: int) -> none
UPDATE appraisal_grade SET region_id = :region WHERE region_id = :was AND person_id = :person;

-- Everybody who belongs to an organisation, for a merger.
--: person_move_people(region: int, org: org_id, limit: int) -> many person_number(id: person_id)
SELECT id FROM person WHERE region_id = :region AND path = (SELECT path FROM org WHERE id = :org) AND org_id = :org ORDER BY id LIMIT :limit;
