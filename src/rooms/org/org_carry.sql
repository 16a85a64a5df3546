-- What hangs on an organisation, when it is merged into another or closed: org_hanging.c says which of these is done for which column.

-- ---- dated: what it belonged to until then is kept, unless it began on that day or later ----

--: carry_keep_units(from: org_id, day: day) -> none
INSERT INTO org_carried (thing, thing_id, org_id, to_day)
SELECT 'host_unit', id, org_id, :day FROM host_unit WHERE org_id = :from AND to_day > :day AND from_day < :day ON CONFLICT DO NOTHING;

--: carry_units(from: org_id, to: org_id, day: day) -> none
UPDATE host_unit SET org_id = :to, row_version = row_version + 1 WHERE org_id = :from AND to_day > :day;

--: carry_units_count(from: org_id, day: day) -> one carry_number(n: int)
SELECT COUNT(*) FROM host_unit WHERE org_id = :from AND to_day > :day;

--: carry_keep_places(from: org_id, day: day) -> none
INSERT INTO org_carried (thing, thing_id, org_id, to_day)
SELECT 'place', id, org_id, :day FROM place WHERE org_id = :from AND to_day > :day AND from_day < :day ON CONFLICT DO NOTHING;

--: carry_places(from: org_id, to: org_id, day: day) -> none
UPDATE place SET org_id = :to, row_version = row_version + 1 WHERE org_id = :from AND to_day > :day;

--: carry_places_count(from: org_id, day: day) -> one carry_number
SELECT COUNT(*) FROM place WHERE org_id = :from AND to_day > :day;

--: carry_keep_roles(region: int, from: org_id, day: day) -> none
INSERT INTO org_carried (thing, thing_id, org_id, to_day)
SELECT 'person_role', id, org_id, :day FROM person_role WHERE region_id = :region AND org_id = :from AND to_day > :day AND from_day < :day ON CONFLICT DO NOTHING;

--: carry_roles(region: int, from: org_id, to: org_id, day: day) -> none
UPDATE person_role SET org_id = :to WHERE region_id = :region AND org_id = :from AND to_day > :day;

--: carry_roles_count(region: int, from: org_id, day: day) -> one carry_number
SELECT COUNT(*) FROM person_role WHERE region_id = :region AND org_id = :from AND to_day > :day;

-- Stages of the way to membership, an extended probation and suspended rights are of the person and go where that is; no form ends them.
--: part of_person()
kind IN ('applicant', 'activist', 'pool', 'prospect', 'extended', 'rights_suspended')

--: carry_stages_here_count(region: int, from: org_id, day: day) -> one carry_number
SELECT COUNT(*) FROM person_role r JOIN person p ON p.region_id = r.region_id AND p.id = r.person_id
 WHERE r.region_id = :region AND r.org_id = :from AND r.to_day > :day AND p.org_id = :from AND r.{of_person};

--: carry_stages(region: int, from: org_id, day: day) -> none
UPDATE person_role SET org_id = (SELECT p.org_id FROM person p WHERE p.region_id = :region AND p.id = person_role.person_id)
 WHERE region_id = :region AND org_id = :from AND to_day > :day AND {of_person};

--: carry_end_roles(region: int, from: org_id, day: day) -> none
UPDATE person_role SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END
 WHERE region_id = :region AND org_id = :from AND to_day > :day AND NOT {of_person};

-- ---- how units are covered ----

--: carry_keep_covers(from: org_id, day: day) -> none
INSERT INTO host_cover (host_id, coverage, covered_by, to_day)
SELECT u.id, u.coverage, u.covered_by, :day FROM host_unit u
 WHERE u.covered_by = :from AND u.to_day > :day AND u.from_day < :day AND NOT EXISTS (SELECT 1 FROM host_cover k WHERE k.host_id = u.id AND k.to_day >= :day);

--: carry_covers(from: org_id, to: org_id, day: day) -> none
UPDATE host_unit SET covered_by = :to, row_version = row_version + 1 WHERE covered_by = :from AND to_day > :day;

--: carry_uncover(from: org_id, day: day) -> none
UPDATE host_unit SET coverage = 'none', covered_by = 0, row_version = row_version + 1 WHERE covered_by = :from AND to_day > :day;

--: carry_covers_count(from: org_id, day: day) -> one carry_number
SELECT COUNT(*) FROM host_unit WHERE covered_by = :from AND to_day > :day;

-- The own organisation of a unit that is no area is that of one unit (LX-01): a unit of each of both.
--: carry_owned_twice(from: org_id, to: org_id, day: day) -> one carry_owned_row(one: text, other: text)
SELECT a.name AS one, b.name AS other FROM host_unit a JOIN host_unit b ON b.covered_by = :to
 WHERE a.covered_by = :from AND a.coverage = 'own' AND b.coverage = 'own' AND a.to_day > :day AND b.to_day > :day
   AND a.kind NOT IN ('village', 'community') AND b.kind NOT IN ('village', 'community') ORDER BY a.id, b.id LIMIT 1;

--: carry_relations(from: org_id, to: org_id) -> none
UPDATE host_relation SET superior_id = :to, row_version = row_version + 1 WHERE superior_id = :from;

--: carry_relations_count(from: org_id, day: day) -> one carry_number
SELECT COUNT(*) FROM host_relation r JOIN host_unit u ON u.id = r.host_id WHERE r.superior_id = :from AND u.to_day > :day;

-- ---- bodies ----

--: carry_unlink(from: org_id, to: org_id) -> none
UPDATE org_approval SET linked_org_id = CASE WHEN org_id = :to THEN 0 ELSE :to END WHERE linked_org_id = :from;

--: carry_end_versions(from: org_id, day: day) -> none
UPDATE body_version SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END WHERE org_id = :from AND to_day > :day;

-- Of the other assembly they go on as new groups behind its last one: their numbers may be taken there.
--: carry_groups(from: org_id, day: day) -> many carry_group_row(id: household_group_id, number: int)
SELECT id, number FROM household_group WHERE org_id = :from AND to_day > :day ORDER BY number, id;

--: carry_groups_last(to: org_id) -> one carry_number
SELECT CAST(COALESCE(MAX(number), 0) AS BIGINT) FROM household_group WHERE org_id = :to;

--: carry_group(id: household_group_id, was: household_group_id, to: org_id, number: int, day: day) -> none
INSERT INTO household_group (id, org_id, number, households, person_id, elected_day, from_day, to_day, row_version)
SELECT :id, :to, :number, households, person_id, elected_day, CASE WHEN from_day > :day THEN from_day ELSE :day END, to_day, 1 FROM household_group WHERE id = :was;

--: carry_end_groups(from: org_id, day: day) -> none
UPDATE household_group SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END, row_version = row_version + 1 WHERE org_id = :from AND to_day > :day;

-- ---- guests: floating members, stations, members who serve where they live ----

--: carry_guests(from_path: text, day: day) -> many carry_guest_row(id: floating_host_id)
SELECT id FROM floating_host WHERE path = :from_path AND to_day > :day ORDER BY id;

--: carry_guest(id: floating_host_id, was: floating_host_id, to: org_id, to_path: text, day: day) -> none
INSERT INTO floating_host (id, floating_id, org_id, path, name, from_day, to_day, accepted_day)
SELECT :id, floating_id, :to, :to_path, name, CASE WHEN from_day > :day THEN from_day ELSE :day END, to_day, accepted_day FROM floating_host WHERE id = :was;

--: carry_end_guests(from_path: text, day: day) -> none
UPDATE floating_host SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END WHERE path = :from_path AND to_day > :day;

--: carry_guests_count(from_path: text, day: day) -> one carry_number
SELECT COUNT(*) FROM floating_host WHERE path = :from_path AND to_day > :day;

--: carry_station(from: org_id, from_path: text, to: org_id, to_path: text) -> none
UPDATE station_entry SET station_id = :to, path = :to_path, row_version = row_version + 1 WHERE path = :from_path AND station_id = :from;

--: carry_station_home(from: org_id, from_path: text, to: org_id, to_path: text) -> none
UPDATE station_entry SET home_id = :to, home_path = :to_path, row_version = row_version + 1 WHERE home_path = :from_path AND home_id = :from;

--: carry_station_count(from: org_id, from_path: text) -> one carry_number
SELECT COUNT(*) FROM station_entry WHERE path = :from_path AND station_id = :from AND settled_day = 2932897;

--: carry_residents(from: org_id, from_path: text, to: org_id, to_path: text, day: day) -> none
UPDATE resident SET community_id = :to, community_path = :to_path, row_version = row_version + 1
 WHERE community_path = :from_path AND community_id = :from AND to_day > :day;

--: carry_residents_count(from: org_id, from_path: text, day: day) -> one carry_number
SELECT COUNT(*) FROM resident WHERE community_path = :from_path AND community_id = :from AND to_day > :day;

-- Whose people they are about stand below the other one now; the issuer and its numbers stay.
--: carry_certificates(from_path: text, to_path: text) -> none
UPDATE certificate SET path = :to_path WHERE path = :from_path;

--: carry_passes(from_path: text, to_path: text) -> none
UPDATE pass SET path = :to_path WHERE path = :from_path;

-- ---- what is in force, what is kept in stock, what is under way ----

--: carry_end_programmes(from: org_id, day: day) -> none
UPDATE programme_use SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END, row_version = row_version + 1 WHERE org_id = :from AND to_day > :day;

--: carry_end_params(from: org_id, day: day) -> none
UPDATE programme_param SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END WHERE org_id = :from AND to_day > :day;

--: carry_end_templates(from: org_id, day: day) -> none
UPDATE document_use SET to_day = CASE WHEN from_day > :day THEN from_day ELSE :day END, row_version = row_version + 1 WHERE org_id = :from AND to_day > :day;

-- Whatever became of them: whose register shall void one that was issued if not that of the committee that goes on?
--: carry_keep_booklets(from: org_id, day: day) -> none
INSERT INTO org_carried (thing, thing_id, org_id, to_day) SELECT 'booklet', id, org_id, :day FROM booklet WHERE org_id = :from ON CONFLICT DO NOTHING;

--: carry_booklets(from: org_id, to: org_id) -> none
UPDATE booklet SET org_id = :to, row_version = row_version + 1 WHERE org_id = :from;

--: carry_booklets_count(from: org_id, state: text) -> one carry_number
SELECT COUNT(*) FROM booklet WHERE org_id = :from AND (:state = '' OR state = :state);

--: carry_signs(from: org_id, to: org_id) -> none
UPDATE sign SET org_id = :to, row_version = row_version + 1 WHERE org_id = :from AND removed_day = 2932897;

--: carry_signs_count(from: org_id) -> one carry_number
SELECT COUNT(*) FROM sign WHERE org_id = :from AND removed_day = 2932897;

-- Counters of a name that the other one has too stay where they are.
--: carry_counters(from: org_id, to: org_id) -> none
UPDATE ledger_counter SET org_id = :to, row_version = row_version + 1
 WHERE org_id = :from AND NOT EXISTS (SELECT 1 FROM ledger_counter t WHERE t.org_id = :to AND t.name = ledger_counter.name);

--: part notice_goes_on(region: int, from: org_id, day: day)
region_id = :region AND org_id = :from AND withdrawn_day = 2932897
   AND (last_day >= :day OR EXISTS (SELECT 1 FROM objection j WHERE j.region_id = :region AND j.notice_id = notice.id AND j.answered_s = 0))

--: carry_notices({notice_goes_on}, to: org_id) -> none
UPDATE notice SET org_id = :to, row_version = row_version + 1 WHERE {notice_goes_on};

--: carry_notices_count({notice_goes_on}) -> one carry_number
SELECT COUNT(*) FROM notice WHERE {notice_goes_on};

--: carry_ballots(from: org_id, to: org_id) -> none
UPDATE ballot SET org_id = :to, row_version = row_version + 1 WHERE org_id = :from AND state = 'open';

--: carry_reviews(from: org_id, to: org_id) -> none
UPDATE review SET org_id = :to, row_version = row_version + 1 WHERE org_id = :from AND state = 'open';

--: carry_draws(from: org_id, to: org_id) -> none
UPDATE draw SET org_id = :to, row_version = row_version + 1 WHERE org_id = :from AND drawn_by = 0;

--: carry_votes_count(from: org_id) -> one carry_number
SELECT (SELECT COUNT(*) FROM ballot WHERE org_id = :from AND state = 'open') + (SELECT COUNT(*) FROM review WHERE org_id = :from AND state = 'open')
     + (SELECT COUNT(*) FROM draw WHERE org_id = :from AND drawn_by = 0);

--: carry_dues_waiting_count(from: org_id) -> one carry_number
SELECT (SELECT COUNT(*) FROM dues_entry WHERE org_id = :from AND state = 'waiting') + (SELECT COUNT(*) FROM dues_entry WHERE other_id = :from AND state = 'waiting');

--: carry_transfers_count(from: org_id) -> one carry_number
SELECT COUNT(*) FROM transfer WHERE state IN ('draft', 'agreed', 'issued', 'accepted') AND (from_id = :from OR to_id = :from);

-- ---- from which day on it can end ----

-- What began here on the day or later, or had not ended by then and is over by now: whoever ends the organisation on that day would unsay it. The one that stands in the way longest. One without an end
-- (an election, a review) stands as if it went on.
--: across org_end_last(org: org_id, region: int, path: text, day: day, today: day) -> one org_end_last_row(kind: text, name: text, detail: text, is_over: bool, since: day, earliest: day)
SELECT kind, name, detail, CASE WHEN to_day <= :today THEN 1 ELSE 0 END AS is_over, CASE WHEN to_day <= :today THEN to_day ELSE from_day END AS since,
       CASE WHEN to_day <= :today THEN to_day ELSE from_day + 1 END AS earliest
  FROM (SELECT 'post' AS kind, p.name AS name, q.name AS detail, h.from_day AS from_day, h.to_day AS to_day
          FROM holding h JOIN post q ON q.id = h.post_id JOIN person p ON p.id = h.person_id WHERE h.org_id = :org AND h.to_day > :day
        UNION ALL
        SELECT 'post', p.name, d.name, h.from_day, h.to_day
          FROM post b JOIN post d ON d.base_post_id = b.id JOIN holding h ON h.post_id = d.id JOIN person p ON p.id = h.person_id
         WHERE b.org_id = :org AND h.manner = 'derived' AND h.to_day > :day
        UNION ALL
        SELECT 'election', '', '', elected_day, 2932897 FROM org WHERE id = :org AND elected_day < 2932897
        UNION ALL
        SELECT 'election', '', '', elected_day, 2932897 FROM org_term WHERE org_id = :org
        UNION ALL
        SELECT 'role', p.name, r.kind, r.from_day, r.to_day FROM person_role r JOIN person p ON p.region_id = r.region_id AND p.id = r.person_id
         WHERE r.region_id = :region AND r.org_id = :org AND r.to_day > :day AND NOT r.{of_person}
        UNION ALL
        SELECT 'team', '', '', from_day, to_day FROM support_team WHERE org_id = :org
        UNION ALL
        SELECT 'place', name, '', from_day, to_day FROM place WHERE org_id = :org
        UNION ALL
        SELECT 'review', '', '', day, 2932897 FROM place_review WHERE org_id = :org
        UNION ALL
        SELECT 'body', document, '', from_day, to_day FROM body_version WHERE org_id = :org
        UNION ALL
        SELECT 'group', CAST(number AS TEXT), '', from_day, to_day FROM household_group WHERE org_id = :org
        UNION ALL
        SELECT 'guest', '', '', from_day, to_day FROM floating_host WHERE path = :path AND to_day > :day
        UNION ALL
        SELECT 'practice', f.title, '', u.from_day, u.to_day FROM programme_use u JOIN programme_file f ON f.id = u.programme_id WHERE u.org_id = :org
        UNION ALL
        SELECT 'param', param, '', from_day, to_day FROM programme_param WHERE org_id = :org
        UNION ALL
        SELECT 'template', basis, '', from_day, to_day FROM document_use WHERE org_id = :org) x
 WHERE from_day < to_day AND (from_day >= :day OR (to_day > :day AND to_day <= :today)) ORDER BY earliest DESC, kind, name, detail LIMIT 1;

-- Posts and roles in organisations that ended, taken up on the last day or later and so held for no day.
--: org_end_emptied() -> one org_end_emptied_row(n: int, name: text)
SELECT COUNT(*) AS n, COALESCE(MIN(x.name), '') AS name
  FROM (SELECT o.name FROM org o JOIN holding h ON h.org_id = o.id WHERE o.to_day < 2932897 AND h.from_day >= o.to_day AND h.to_day <= h.from_day
        UNION ALL
        SELECT o.name FROM org o JOIN person_role r ON r.region_id = o.region_id AND r.org_id = o.id WHERE o.to_day < 2932897 AND r.from_day >= o.to_day AND r.to_day <= r.from_day) x;
