-- Reviews: who rates, the papers, the combined mark.

--: review_insert(id: review_id, subject: text, subject_id: int, part: int, item: text, title: text, org: org_id, raters_title: text, low_above: int, low_below: int, high_above: int, high_below: int, least: int, is_secret: bool, combine: text, raters: int, account: int, time_s: time) -> none
INSERT INTO review (id, subject, subject_id, part_id, item, title, org_id, raters_title, low_above, low_below, high_above, high_below, least, is_secret,
       combine, raters, state, papers, result_above, result_below, opened_by, opened_s, closed_by, closed_s, row_version)
VALUES (:id, :subject, :subject_id, :part, :item, :title, :org, :raters_title, :low_above, :low_below, :high_above, :high_below, :least, :is_secret,
       :combine, :raters, 'open', 0, 0, 0, :account, :time_s, 0, 0, 1);

--: part review_columns()
       r.id, r.subject, r.subject_id, r.part_id, r.item, r.title, r.org_id, o.name, r.raters_title, r.low_above, r.low_below, r.high_above, r.high_below,
       r.least, r.is_secret, r.combine, r.raters, r.state, r.papers, r.result_above, r.result_below, r.row_version, r.closed_s, COALESCE(n.issued, 0), COALESCE(n.collected, 0)
  FROM review r JOIN org o ON o.id = r.org_id LEFT JOIN review_issue n ON n.review_id = r.id

--: review_get(id: review_id) -> one review_row(id: review_id, subject: text, subject_id: int, part: int, item: text, title: text, org: org_id, org_name: text, raters_title: text, low_above: int, low_below: int, high_above: int, high_below: int, least: int, is_secret: bool, combine: text, raters: int, state: text, papers: int, result_above: int, result_below: int, row_version: int, closed_s: time, issued: int, collected: int)
SELECT {review_columns} WHERE r.id = :id;

--: review_by_item(subject: text, subject_id: int, part: int, item: text) -> one review_row
SELECT {review_columns} WHERE r.subject = :subject AND r.subject_id = :subject_id AND r.part_id = :part AND r.item = :item;

-- Every one of a case.
--: reviews_of_subject(subject: text, subject_id: int) -> many review_row
SELECT {review_columns} WHERE r.subject = :subject AND r.subject_id = :subject_id ORDER BY r.part_id, r.item;

-- The rows of a sheet that marks them one by one: "mark/1" and so on lie between "mark/" and "mark0". In the order in which they were opened, which is that of the rows.
--: reviews_of_rows(subject: text, subject_id: int, part: int, from: text, to: text) -> many review_row
SELECT {review_columns} WHERE r.subject = :subject AND r.subject_id = :subject_id AND r.part_id = :part AND r.item > :from AND r.item < :to ORDER BY r.id;

--: reviews_of(org: org_id) -> many review_row
SELECT {review_columns} WHERE r.org_id = :org ORDER BY r.id DESC LIMIT 200;

-- Named reviews that wait for this person's mark.
--: reviews_for(person: person_id) -> many review_row
SELECT {review_columns} JOIN review_rater p ON p.review_id = r.id
 WHERE p.person_id = :person AND r.state = 'open' AND r.is_secret = 0
   AND NOT EXISTS (SELECT 1 FROM review_paper g WHERE g.review_id = r.id AND g.rater = p.number)
 ORDER BY r.id LIMIT 200;

--: review_rater_insert(id: review_rater_id, review: review_id, number: int, person: person_id, name: text, circle: text) -> none
INSERT INTO review_rater (id, review_id, number, person_id, name, circle) VALUES (:id, :review, :number, :person, :name, :circle);

--: review_raters(review: review_id) -> many review_rater_row(number: int, person: person_id, name: text, circle: text)
SELECT number, person_id, name, circle FROM review_rater WHERE review_id = :review ORDER BY number;

--: review_rater_of(review: review_id, person: person_id) -> one review_rater_row
SELECT number, person_id, name, circle FROM review_rater WHERE review_id = :review AND person_id = :person;

--: review_who_rated(review: review_id, person: person_id) -> one review_who_rated_row(number: int)
SELECT r.number FROM review_rater r JOIN review v ON v.id = r.review_id WHERE r.review_id = :review AND r.person_id = :person
	AND (v.is_secret = 1 OR EXISTS (SELECT 1 FROM review_paper p WHERE p.review_id = v.id AND p.rater = r.number));

--: review_rated_insert(id: review_rated_id, review: review_id, person: person_id) -> none
INSERT INTO review_rated (id, review_id, person_id) VALUES (:id, :review, :person);

--: review_rated_is(review: review_id, person: person_id) -> one review_rated_row(person: person_id)
SELECT person_id FROM review_rated WHERE review_id = :review AND person_id = :person;

--: review_paper_insert(id: review_paper_id, review: review_id, number: int, rater: int, circle: text, mark_above: int, mark_below: int, account: int) -> none
INSERT INTO review_paper (id, review_id, number, rater, circle, mark_above, mark_below, is_void, void_reason, typed_by)
VALUES (:id, :review, :number, :rater, :circle, :mark_above, :mark_below, 0, '', :account);

--: review_papers(review: review_id) -> many review_paper_row(number: int, rater: int, circle: text, mark_above: int, mark_below: int, is_void: bool, void_reason: text, account: int)
SELECT number, rater, circle, mark_above, mark_below, is_void, void_reason, typed_by FROM review_paper WHERE review_id = :review ORDER BY number;

--: review_paper_change(review: review_id, number: int, mark_above: int, mark_below: int, account: int) -> none
UPDATE review_paper SET mark_above = :mark_above, mark_below = :mark_below, typed_by = :account WHERE review_id = :review AND number = :number;

--: review_paper_void(review: review_id, number: int, reason: text) -> none
UPDATE review_paper SET is_void = 1, void_reason = :reason WHERE review_id = :review AND number = :number AND is_void = 0;

-- Whoever typed papers without names types them all again; one that was declared void stays so.
--: review_paper_delete(review: review_id) -> none
DELETE FROM review_paper WHERE review_id = :review AND rater = 0 AND is_void = 0;

--: review_check_insert(id: review_check_id, review: review_id, number: int, circle: text, mark_above: int, mark_below: int, account: int) -> none
INSERT INTO review_check (id, review_id, number, circle, mark_above, mark_below, typed_by)
VALUES (:id, :review, :number, :circle, :mark_above, :mark_below, :account);

--: review_checks(review: review_id) -> many review_check_row(number: int, circle: text, mark_above: int, mark_below: int, account: int)
SELECT number, circle, mark_above, mark_below, typed_by FROM review_check WHERE review_id = :review ORDER BY number;

--: review_check_delete(review: review_id) -> none
DELETE FROM review_check WHERE review_id = :review;

--: review_check_delete_of(review: review_id, number: int) -> none
DELETE FROM review_check WHERE review_id = :review AND number = :number;

-- Marks of a named review that somebody else typed for the rater, with what a second person typed of the same paper; checked_by 0: nobody did. Void papers are left out.
--: across review_by_others(review: review_id) -> many review_by_other(number: int, rater: int, name: text, typed_by: int, mark_above: int, mark_below: int, checked_by: int, check_above: int, check_below: int)
SELECT p.number, p.rater, r.name, p.typed_by, p.mark_above, p.mark_below, COALESCE(k.typed_by, 0), COALESCE(k.mark_above, 0), COALESCE(k.mark_below, 0)
  FROM review_paper p JOIN review_rater r ON r.review_id = p.review_id AND r.number = p.rater
  LEFT JOIN account a ON a.id = p.typed_by
  LEFT JOIN review_check k ON k.review_id = p.review_id AND k.number = p.rater
 WHERE p.review_id = :review AND p.rater > 0 AND p.is_void = 0 AND COALESCE(a.person_id, 0) <> r.person_id
 ORDER BY p.rater;

--: across review_typist(account: int) -> one review_typist_row(name: text)
SELECT COALESCE((SELECT MIN(p.name) FROM person p WHERE p.id = a.person_id), a.login) AS name FROM account a WHERE a.id = :account;

-- So that two people who type at once are one after the other.
--: review_touch(review: review_id) -> none
UPDATE review SET row_version = row_version + 1 WHERE id = :review;

--: review_issue_insert(review: review_id, issued: int, collected: int) -> none
INSERT INTO review_issue (review_id, issued, collected) VALUES (:review, :issued, :collected);

--: review_mark_closed(review: review_id, papers: int, result_above: int, result_below: int, account: int, time_s: time) -> none
UPDATE review SET state = 'closed', papers = :papers, result_above = :result_above, result_below = :result_below, closed_by = :account,
       closed_s = :time_s, row_version = row_version + 1 WHERE id = :review;
