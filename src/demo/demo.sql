-- The rows of the demo city, written in bulk with the ids they were planned with. Each names every column, so
-- that a new one is missed here and not found empty later.

--: demo_org_insert(id: org_id, code: text, kind: text, name: text, short_name: text, pinyin_key: text, initials: text, parent: int, path: text, level: int, region: int, unit_kind: text, from_day: day, term_years: int, elected_day: day, term_ends_day: day, host: int) -> none
INSERT INTO org (id, code, kind, name, short_name, pinyin_key, initials, parent_id, path, level, region_id, unit_kind,
                 from_day, to_day, term_years, elected_day, term_ends_day, host_id, external_code, place_id, note, row_version)
VALUES (:id, :code, :kind, :name, :short_name, :pinyin_key, :initials, :parent, :path, :level, :region, :unit_kind,
        :from_day, 2932897, :term_years, :elected_day, :term_ends_day, :host, '', 0, NULL, 1);

--: demo_org_path_insert(id: org_path_id, org: org_id, parent: int, path: text, name: text, kind: text, from_day: day, to_day: day, reason: text, document: text) -> none
INSERT INTO org_path (id, org_id, parent_id, path, name, kind, from_day, to_day, reason, document)
VALUES (:id, :org, :parent, :path, :name, :kind, :from_day, :to_day, :reason, :document);

--: demo_household_group_insert(id: household_group_id, org: org_id, number: int, households: int, person: int, day: day) -> none
INSERT INTO household_group (id, org_id, number, households, person_id, elected_day, from_day, to_day, row_version)
VALUES (:id, :org, :number, :households, :person, :day, :day, 2932897, 1);

--: demo_host_insert(id: host_unit_id, kind: text, name: text, org: int, credit_code: text, coverage: text, covered_by: int, households: int, people: int, staff: int, mode: text, product: text, gain_fen: fen, from_day: day, facts: text) -> none
INSERT INTO host_unit (id, kind, name, org_id, credit_code, coverage, covered_by, households, people, staff, leader, mode, product, gain_fen,
                       from_day, to_day, facts, row_version)
VALUES (:id, :kind, :name, :org, :credit_code, :coverage, :covered_by, :households, :people, :staff, '', :mode, :product, :gain_fen,
        :from_day, 2932897, :facts, 1);

--: demo_place_insert(id: place_id, org: org_id, kind: text, name: text, floor: int, area_dm2: int, seats: int, from_day: day) -> none
INSERT INTO place (id, org_id, kind, name, floor, area_dm2, seats, phone, from_day, to_day, note, row_version)
VALUES (:id, :org, :kind, :name, :floor, :area_dm2, :seats, '', :from_day, 2932897, NULL, 1);

--: demo_place_person_insert(id: place_person_id, place: place_id, person: person_id, is_leader: bool, from_day: day) -> none
INSERT INTO place_person (id, place_id, person_id, is_leader, from_day, to_day) VALUES (:id, :place, :person, :is_leader, :from_day, 2932897);

--: demo_place_part_insert(place: place_id, outer: place_id) -> none
INSERT INTO place_part (place_id, outer_id) VALUES (:place, :outer);

--: demo_post_insert(id: post_id, org: org_id, kind: text, name: text, seats: int, is_exclusive: bool, base: int, rank: int, from_day: day) -> none
INSERT INTO post (id, org_id, kind, name, seats, is_exclusive, base_post_id, rank, from_day, to_day, row_version)
VALUES (:id, :org, :kind, :name, :seats, :is_exclusive, :base, :rank, :from_day, 2932897, 1);

--: demo_place_hours_insert(place: place_id, weekday: int, from_min: int, to_min: int) -> none
INSERT INTO place_hours (place_id, weekday, from_min, to_min) VALUES (:place, :weekday, :from_min, :to_min);

--: demo_post_place_insert(post: post_id, place: place_id) -> none
INSERT INTO post_place (post_id, place_id) VALUES (:post, :place);

--: demo_holding_insert(id: holding_id, post: post_id, org: org_id, person: person_id, manner: text, from_day: day, to_day: day, document: text, reason: text) -> none
INSERT INTO holding (id, post_id, org_id, person_id, manner, from_day, to_day, document, reason, needs_second, proposed_by, confirmed_by, row_version)
VALUES (:id, :post, :org, :person, :manner, :from_day, :to_day, :document, :reason, 0, 0, 0, 1);

--: demo_person_insert(id: person_id, region: int, org: int, path: text, name: text, pinyin_key: text, initials: text, sex: int, nationality: text, birth_day: day, id_number: blob, id_number_mask: text, phone: blob, phone_mask: text, native_place: text, address: text, education: text, school: text, occupation: int, work_unit: text, job: text, is_front_line: bool, marriage: text, status: int, applied_day: day, joined_day: day, full_day: day, created_s: time) -> none
INSERT INTO person (id, region_id, org_id, path, name, former_name, pinyin_key, initials, sex, nationality, birth_day, birth_precision,
                    id_number, id_number_mask, no_number_reason, phone, phone_mask, native_place, address, education, degree, school,
                    occupation, work_unit, job, is_front_line, marriage, status, applied_day, joined_day, joined_precision, full_day,
                    photo_file_id, created_s, row_version, applied_precision, full_precision)
VALUES (:id, :region, :org, :path, :name, '', :pinyin_key, :initials, :sex, :nationality, :birth_day, 0,
        :id_number, :id_number_mask, '', :phone, :phone_mask, :native_place, :address, :education, '', :school,
        :occupation, :work_unit, :job, :is_front_line, :marriage, :status, :applied_day, :joined_day, 0, :full_day,
        0, :created_s, 1, 0, 0);

--: demo_person_key_insert(digest: text, person: person_id) -> none
INSERT INTO person_key (digest, person_id) VALUES (:digest, :person);

--: demo_person_bigram_insert(region: int, bigram: text, person: person_id) -> none
INSERT INTO person_bigram (region_id, bigram, person_id) VALUES (:region, :bigram, :person) ON CONFLICT DO NOTHING;

-- That of the ID number and that of the phone at once.
--: demo_person_tails_insert(region: int, person: person_id, number: text, phone: text) -> none
INSERT INTO person_tail (region_id, digest, person_id)
VALUES (:region, :number, :person), (:region, :phone, :person) ON CONFLICT DO NOTHING;

--: demo_membership_insert(id: membership_id, region: int, person: person_id, org: org_id, status: int, from_day: day, to_day: day, began_by: text, ended_by: text) -> none
INSERT INTO membership (id, region_id, person_id, org_id, status, from_day, to_day, began_by, ended_by, document)
VALUES (:id, :region, :person, :org, :status, :from_day, :to_day, :began_by, :ended_by, '');

--: demo_role_insert(id: person_role_id, region: int, person: person_id, org: org_id, kind: text, source: text, detail: text, from_day: day, to_day: day, mentor: int, term_day: day, result: text) -> none
INSERT INTO person_role (id, region_id, person_id, org_id, kind, source, detail, from_day, to_day, document, mentor_id, term_day, result)
VALUES (:id, :region, :person, :org, :kind, :source, :detail, :from_day, :to_day, '', :mentor, :term_day, :result);

--: demo_history_insert(id: person_history_id, region: int, person: person_id, kind: text, from_day: day, from_precision: int, to_day: day, title: text, detail: text, code: text) -> none
INSERT INTO person_history (id, region_id, person_id, kind, from_day, from_precision, to_day, title, detail, code, row_version)
VALUES (:id, :region, :person, :kind, :from_day, :from_precision, :to_day, :title, :detail, :code, 1);

--: demo_stated_insert(id: stated_figure_id, org: org_id, name: text, unit: text, stated: text, compared: text, counter: text, source: text) -> none
INSERT INTO stated_figure (id, org_id, name, unit, stated, compared, counter, day, source)
VALUES (:id, :org, :name, :unit, :stated, :compared, :counter, 2932897, :source);

--: demo_account_insert(id: account_id, login: text, person: int, admin: int, password: text, no_secret: blob, password_s: time, created_s: time) -> none
INSERT INTO account (id, login, person_id, admin, password, password_s, must_change, totp_secret, totp_step, is_closed, is_large, lang, created_s, row_version)
VALUES (:id, :login, :person, :admin, :password, :password_s, 0, :no_secret, 0, 0, 0, 'zh', :created_s, 1);

--: demo_ledger_insert(id: ledger_value_id, org: org_id, sheet: text, period: text, item: text, plan: int, value: int) -> none
INSERT INTO ledger_value (id, org_id, sheet, period, item, plan, value, state, reported_by, verified_by, row_version)
VALUES (:id, :org, :sheet, :period, :item, :plan, :value, 'reported', 0, 0, 1);

--: demo_counter_insert(id: ledger_counter_id, org: org_id, name: text, unit: text, start_day: day) -> none
INSERT INTO ledger_counter (id, org_id, name, unit, start_day, row_version) VALUES (:id, :org, :name, :unit, :start_day, 1);

-- Cases of years ago: see cast_past.h.
--: demo_run_insert(id: run_id, region: int, programme: programme_file_id, code: text, org: org_id, subject_kind: text, subject_ref: int, title: text, state: text, step: text, step_title: text, finish: text, finish_title: text, opened_day: day, closed_day: day, version: int, is_public: bool) -> none
INSERT INTO run (id, region_id, programme_id, code, org_id, subject_kind, subject_id, title, text_key, state, step, step_title, due_day,
                 finish, finish_title, opened_day, closed_day, account_id, reason, row_version, is_public, called)
VALUES (:id, :region, :programme, :code, :org, :subject_kind, :subject_ref, :title, '', :state, :step, :step_title, 2932897,
        :finish, :finish_title, :opened_day, :closed_day, 1, '', :version, :is_public, '');

--: demo_run_step_insert(id: run_step_id, region: int, run: int, number: int, step: text, opened_day: day, due_day: day, day: day, closed_s: time, person: int, way: text, seal: text) -> none
INSERT INTO run_step (id, region_id, run_id, number, step, round, opened_day, due_day, day, closed_s, person_id, account_id, file_id, way, seal)
VALUES (:id, :region, :run, :number, :step, 1, :opened_day, :due_day, :day, :closed_s, :person, 1, 0, :way, :seal);

--: demo_ballot_insert(id: ballot_id, run: int, part: int, item: text, title: text, org: org_id, voters_title: text, quorum_above: int, quorum_below: int, is_quorum_exceeded: bool, pass_above: int, pass_below: int, is_pass_exceeded: bool, is_final: bool, allows_written: bool, entitled: int, day: day, present: int, supervisor: text, teller: text, time_s: time) -> none
INSERT INTO ballot (id, subject, subject_id, part_id, item, round, title, org_id, voters_title, quorum_above, quorum_below, is_quorum_exceeded,
       pass_above, pass_below, is_pass_exceeded, pass_of, seats, is_secret, is_final, allows_written, is_listed, entitled, entitled_reason, count_round, state,
       day, present, issued, collected, spoilt, written, written_agreed, supervisor, teller, void_reason, opened_by, opened_s, closed_by, closed_s, row_version)
VALUES (:id, 'run', :run, :part, :item, 1, :title, :org, :voters_title, :quorum_above, :quorum_below, :is_quorum_exceeded,
       :pass_above, :pass_below, :is_pass_exceeded, 'entitled', 0, 1, :is_final, :allows_written, 1, :entitled, '', 1, 'closed',
       :day, :present, :present, :present, 0, 0, 0, :supervisor, :teller, '', 1, :time_s, 1, :time_s, 4);

--: demo_ballot_line_insert(id: ballot_line_id, ballot: ballot_id, agreed: int, opposed: int) -> none
INSERT INTO ballot_line (id, ballot_id, number, name, agreed, opposed, abstained, is_elected) VALUES (:id, :ballot, 1, '', :agreed, :opposed, 0, 0);

-- Issued for a case.
--: demo_booklet_insert(id: booklet_id, org: org_id, number: text, received: day, issued: day, run: int, person: person_id) -> none
INSERT INTO booklet (id, org_id, number, state, received_day, source, issued_day, run_id, person_id, voided_day, reason, row_version)
VALUES (:id, :org, :number, 'issued', :received, '市委组织部统一领取', :issued, :run, :person, 2932897, '', 2);

-- Everybody's stretches of membership as they stand now, after the transfers of the demo.
--: demo_memberships(region: int) -> each demo_membership_row(person: int, org: int, status: int, from_day: day, to_day: day)
SELECT person_id, org_id, status, from_day, to_day FROM membership WHERE region_id = :region ORDER BY id;

--: demo_appraisal_insert(id: appraisal_id, org: org_id, year: int, day: day, due: int, present: int, made_s: time, excellent: int, qualified: int, basic: int, unqualified: int, probationary: int, absent: int, excused: int, suspended: int) -> none
INSERT INTO appraisal (id, org_id, year, day, due, present, reason, run_id, made_by, made_s, excellent, qualified, basic, unqualified, probationary, absent, excused, suspended, row_version, state)
VALUES (:id, :org, :year, :day, :due, :present, '', 0, 0, :made_s, :excellent, :qualified, :basic, :unqualified, :probationary, :absent, :excused, :suspended, 1, 'held');

--: demo_appraisal_grade_insert(id: appraisal_grade_id, region: int, appraisal: appraisal_id, person: person_id, year: int, mark: text, measure: text) -> none
INSERT INTO appraisal_grade (id, region_id, appraisal_id, person_id, mark, place, measure, year) VALUES (:id, :region, :appraisal, :person, :mark, '', :measure, :year);
