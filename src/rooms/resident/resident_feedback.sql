-- What communities tell the units of in-service members.

--: part resident_feedback_columns()
f.id, f.resident_id, f.person_id, f.from_day, f.to_day, f.minutes, f.made_day, f.seen_day, f.remark, f.sent_day, k.name AS community_name
  FROM resident_feedback f JOIN resident r ON r.id = f.resident_id JOIN org k ON k.id = r.community_id

--: resident_feedback_get(id: resident_feedback_id) -> one resident_feedback_row(id: resident_feedback_id, resident: resident_id, person: int, from_day: day, to_day: day, minutes: int, made_day: day, seen_day: day, remark: text, sent_day: day, community_name: text)
SELECT {resident_feedback_columns} WHERE f.id = :id;

--: resident_feedbacks(resident: resident_id, sent: int) -> many resident_feedback_row
SELECT {resident_feedback_columns} WHERE f.resident_id = :resident AND (:sent = 0 OR f.sent_day < 2932897) ORDER BY f.from_day DESC, f.id DESC LIMIT 40;

--: resident_feedbacks_of(person: int) -> many resident_feedback_row
SELECT {resident_feedback_columns} WHERE f.person_id = :person ORDER BY f.from_day DESC, f.id DESC LIMIT 40;

--: resident_feedback_lines(feedback: resident_feedback_id, limit: int) -> many resident_feedback_line_row(day: day, activity: text, minutes: int)
SELECT day, activity, minutes FROM resident_feedback_line WHERE feedback_id = :feedback ORDER BY number LIMIT :limit;

--: resident_feedback_unseen_count(person: int) -> one resident_feedback_number(n: int)
SELECT COUNT(*) FROM resident_feedback WHERE person_id = :person AND seen_day = 2932897;

-- One that shares a day with these.
--: resident_feedback_overlap(resident: resident_id, from_day: day, to_day: day) -> one resident_feedback_row
SELECT {resident_feedback_columns} WHERE f.resident_id = :resident AND f.from_day <= :to_day AND f.to_day >= :from_day ORDER BY f.id LIMIT 1;

--: resident_services_between(resident: resident_id, from_day: day, to_day: day, limit: int) -> many resident_feedback_line_row
SELECT day, activity, minutes FROM resident_service WHERE resident_id = :resident AND day >= :from_day AND day <= :to_day ORDER BY day, id LIMIT :limit;

--: quiet resident_feedback_insert(id: resident_feedback_id, resident: resident_id, person: person_id, from_day: day, to_day: day, minutes: int, made_day: day, account: int) -> none
INSERT INTO resident_feedback (id, resident_id, person_id, from_day, to_day, minutes, made_day, seen_day, remark, sent_day, account_id)
VALUES (:id, :resident, :person, :from_day, :to_day, :minutes, :made_day, 2932897, '', 2932897, :account);

--: quiet resident_feedback_line_insert(feedback: resident_feedback_id, number: int, day: day, activity: text, minutes: int) -> none
INSERT INTO resident_feedback_line (feedback_id, number, day, activity, minutes) VALUES (:feedback, :number, :day, :activity, :minutes);

--: quiet resident_feedback_set_seen(id: resident_feedback_id, day: day, remark: text) -> none
UPDATE resident_feedback SET seen_day = :day, remark = :remark WHERE id = :id;

--: quiet resident_feedback_set_sent(id: resident_feedback_id, day: day) -> none
UPDATE resident_feedback SET sent_day = :day WHERE id = :id AND sent_day = 2932897;
