-- Votes of meetings: the frozen list, what two people counted, and the result.

-- Other accounts that may handle votes of an organisation by a post in it or above it, those nearest to it first.
--: across ballot_handlers(path: text, day: day, account: int) -> many ballot_handler_row(person: person_id, name: text, post_name: text, org_name: text, org: org_id)
SELECT p.id, p.name, po.name, o.short_name, o.id
  FROM org o CROSS JOIN holding h JOIN post po ON po.id = h.post_id JOIN person p ON p.id = h.person_id
 WHERE o.path IN (substr(:path, 1, 4), substr(:path, 1, 8), substr(:path, 1, 12), substr(:path, 1, 16), substr(:path, 1, 20), substr(:path, 1, 24))
   AND h.org_id = o.id AND h.from_day <= :day AND h.to_day > :day AND h.needs_second = 0
   AND EXISTS (SELECT 1 FROM post_right r WHERE r.post_kind = po.kind AND r.permission = 'handle')
   AND EXISTS (SELECT 1 FROM account a WHERE a.person_id = h.person_id AND a.is_closed = 0 AND a.admin = 0)
   AND NOT EXISTS (SELECT 1 FROM account a WHERE a.person_id = h.person_id AND a.id = :account)
 ORDER BY length(o.path) DESC, po.rank, po.id, p.pinyin_key, p.id LIMIT 200;

-- Likewise those who handle cases in the bodies of a village that watch and decide for its people: supervisors and representatives, beside its Party organisation.
--: across ballot_village_handlers(org: org_id, day: day, account: int) -> many ballot_handler_row
SELECT p.id, p.name, po.name, o.short_name, o.id
  FROM org o CROSS JOIN holding h JOIN post po ON po.id = h.post_id JOIN person p ON p.id = h.person_id
 WHERE o.parent_id = :org AND o.kind IN ('supervision_committee', 'villagers_assembly') AND o.from_day <= :day AND o.to_day > :day
   AND h.org_id = o.id AND h.from_day <= :day AND h.to_day > :day AND h.needs_second = 0
   AND EXISTS (SELECT 1 FROM post_right r WHERE r.post_kind = po.kind AND r.permission = 'handle')
   AND EXISTS (SELECT 1 FROM account a WHERE a.person_id = h.person_id AND a.is_closed = 0 AND a.admin = 0)
   AND NOT EXISTS (SELECT 1 FROM account a WHERE a.person_id = h.person_id AND a.id = :account)
 ORDER BY o.kind, po.rank, po.id, p.pinyin_key, p.id LIMIT 200;

--: ballot_insert(id: ballot_id, subject: text, subject_id: int, part: int, item: text, round: int, title: text, org: org_id, voters_title: text, quorum_above: int, quorum_below: int, is_quorum_exceeded: bool, pass_above: int, pass_below: int, is_pass_exceeded: bool, pass_of: text, seats: int, is_secret: bool, is_final: bool, allows_written: bool, is_listed: bool, entitled: int, account: int, time_s: time) -> none
INSERT INTO ballot (id, subject, subject_id, part_id, item, round, title, org_id, voters_title, quorum_above, quorum_below, is_quorum_exceeded,
       pass_above, pass_below, is_pass_exceeded, pass_of, seats, is_secret, is_final, allows_written, is_listed, entitled, entitled_reason, count_round, state,
       day, present, issued, collected, spoilt, written, written_agreed, supervisor, teller, void_reason, opened_by, opened_s, closed_by, closed_s, row_version)
VALUES (:id, :subject, :subject_id, :part, :item, :round, :title, :org, :voters_title, :quorum_above, :quorum_below, :is_quorum_exceeded,
       :pass_above, :pass_below, :is_pass_exceeded, :pass_of, :seats, :is_secret, :is_final, :allows_written, :is_listed, :entitled, '', 1, 'open',
       -2147483647, 0, 0, 0, 0, 0, 0, '', '', '', :account, :time_s, 0, 0, 1);

--: part ballot_columns()
       b.id, b.subject, b.subject_id, b.part_id, b.item, b.round, b.title, b.org_id, o.name, b.voters_title, b.quorum_above, b.quorum_below,
       b.is_quorum_exceeded, b.pass_above, b.pass_below, b.is_pass_exceeded, b.pass_of, b.seats, b.is_secret, b.is_final, b.allows_written, b.is_listed,
       (SELECT COUNT(*) FROM ballot_afar m WHERE m.ballot_id = b.id) AS is_from_afar, (SELECT COUNT(*) FROM ballot_others m WHERE m.ballot_id = b.id) AS allows_others,
       (SELECT COUNT(*) FROM ballot_write_in m WHERE m.ballot_id = b.id) AS others, b.entitled, b.entitled_reason, b.count_round, b.state, b.day, b.present, b.issued, b.collected, b.spoilt, b.written, b.written_agreed,
       b.supervisor, b.teller, b.void_reason, b.closed_by, b.row_version, l.agreed, l.opposed, l.abstained,
       COALESCE((SELECT d.day FROM ballot_listed d WHERE d.ballot_id = b.id), -2147483647) AS listed_day,
       (SELECT COUNT(*) FROM ballot_line e WHERE e.ballot_id = b.id AND e.is_elected = 1) AS elected
  FROM ballot b JOIN org o ON o.id = b.org_id JOIN ballot_line l ON l.ballot_id = b.id AND l.number = 1

-- What it was with the votes of its first line: the only one of a matter.
--: ballot_get(id: ballot_id) -> one ballot_row(id: ballot_id, subject: text, subject_id: int, part: int, item: text, round: int, title: text, org: org_id, org_name: text, voters_title: text, quorum_above: int, quorum_below: int, is_quorum_exceeded: bool, pass_above: int, pass_below: int, is_pass_exceeded: bool, pass_of: text, seats: int, is_secret: bool, is_final: bool, allows_written: bool, is_listed: bool, is_from_afar: bool, allows_others: bool, others: int, entitled: int, entitled_reason: text, count_round: int, state: text, day: day, present: int, issued: int, collected: int, spoilt: int, written: int, written_agreed: int, supervisor: text, teller: text, void_reason: text, closed_by: int, row_version: int, agreed: int, opposed: int, abstained: int, listed_day: day, elected: int)
SELECT {ballot_columns} WHERE b.id = :id;

--: ballot_newest(subject: text, subject_id: int, part: int, item: text) -> one ballot_row
SELECT {ballot_columns} WHERE b.subject = :subject AND b.subject_id = :subject_id AND b.part_id = :part AND b.item = :item ORDER BY b.round DESC LIMIT 1;

-- Every one of a case, the newest of an item last.
--: ballots_of_subject(subject: text, subject_id: int) -> many ballot_row
SELECT {ballot_columns} WHERE b.subject = :subject AND b.subject_id = :subject_id ORDER BY b.part_id, b.item, b.round;

--: ballots_of(org: org_id) -> many ballot_row
SELECT {ballot_columns} WHERE b.org_id = :org ORDER BY b.id DESC LIMIT 200;

--: ballot_voter_insert(id: ballot_voter_id, ballot: ballot_id, number: int, person: person_id, name: text) -> none
INSERT INTO ballot_voter (id, ballot_id, number, person_id, name, ground, reason, consent) VALUES (:id, :ballot, :number, :person, :name, '', '', '');

--: part voter_columns()
       p.number, p.person_id, p.name, p.ground, p.reason, p.consent,
       (SELECT COUNT(*) FROM ballot_voted d WHERE d.ballot_id = p.ballot_id AND d.number = p.number) AS has_voted
  FROM ballot_voter p

--: ballot_voters(ballot: ballot_id) -> many ballot_voter_row(number: int, person: person_id, name: text, ground: text, reason: text, consent: text, has_voted: bool)
SELECT {voter_columns} WHERE p.ballot_id = :ballot ORDER BY p.number;

--: ballot_voter_of(ballot: ballot_id, person: person_id) -> one ballot_voter_row
SELECT {voter_columns} WHERE p.person_id = :person AND p.ballot_id = :ballot;

-- Votes from afar that wait for this person; a secret one only while the voting goes on.
--: ballots_for(person: person_id) -> many ballot_row
SELECT {ballot_columns} JOIN ballot_afar f ON f.ballot_id = b.id JOIN ballot_voter p ON p.ballot_id = b.id
 WHERE p.person_id = :person AND p.ground = '' AND b.state = 'open'
   AND NOT EXISTS (SELECT 1 FROM ballot_voted d WHERE d.ballot_id = b.id AND d.number = p.number)
   AND (b.is_secret = 0 OR (EXISTS (SELECT 1 FROM ballot_box x WHERE x.ballot_id = b.id AND x.is_ended = 0)
        AND (SELECT COUNT(*) FROM ballot_trustee t WHERE t.ballot_id = b.id AND length(t.public_key) > 0) = 3))
 ORDER BY b.id LIMIT 200;

--: ballot_voter_leave_out(ballot: ballot_id, number: int, ground: text, reason: text, consent: text) -> none
UPDATE ballot_voter SET ground = :ground, reason = :reason, consent = :consent WHERE ballot_id = :ballot AND number = :number AND ground = '';

--: ballot_voter_count_again(ballot: ballot_id, number: int, ground: text) -> none
UPDATE ballot_voter SET ground = '', reason = '', consent = '' WHERE ballot_id = :ballot AND number = :number AND ground = :ground;

-- Open votes on whose list somebody is, of whom nothing was counted and in which he did not vote.
--: ballots_awaiting(person: person_id) -> many ballot_awaiting_row(id: ballot_id, number: int, ground: text)
SELECT b.id, p.number, p.ground FROM ballot_voter p JOIN ballot b ON b.id = p.ballot_id
 WHERE p.person_id = :person AND b.state = 'open'
   AND NOT EXISTS (SELECT 1 FROM ballot_voted d WHERE d.ballot_id = b.id AND d.number = p.number)
   AND NOT EXISTS (SELECT 1 FROM ballot_count n WHERE n.ballot_id = b.id)
   AND NOT EXISTS (SELECT 1 FROM ballot_box x WHERE x.ballot_id = b.id AND x.is_ended = 1)
 ORDER BY b.id;

--: ballot_exclusion_insert(id: ballot_exclusion_id, ballot: ballot_id, number: int, ground: text, reason: text, consent: text, account: int, now: time) -> none
INSERT INTO ballot_exclusion (id, ballot_id, number, ground, reason, consent, state, asked_by, asked_s, decided_by, decided_s)
VALUES (:id, :ballot, :number, :ground, :reason, :consent, 'waiting', :account, :now, 0, 0);

-- As it was asked for and decided at another vote of the same meeting.
--: ballot_exclusion_carry(id: ballot_exclusion_id, ballot: ballot_id, number: int, from: ballot_exclusion_id) -> none
INSERT INTO ballot_exclusion (id, ballot_id, number, ground, reason, consent, state, asked_by, asked_s, decided_by, decided_s)
SELECT :id, :ballot, :number, e.ground, e.reason, e.consent, e.state, e.asked_by, e.asked_s, e.decided_by, e.decided_s FROM ballot_exclusion e WHERE e.id = :from;

--: ballot_exclusion_decide(id: ballot_exclusion_id, ballot: ballot_id, state: text, account: int, now: time) -> none
UPDATE ballot_exclusion SET state = :state, decided_by = :account, decided_s = :now WHERE id = :id AND ballot_id = :ballot AND state = 'waiting';

-- With who asked and who decided, by name or account; a person's are one after the other.
--: across ballot_exclusions(ballot: ballot_id) -> many ballot_exclusion_row(id: ballot_exclusion_id, number: int, name: text, ground: text, reason: text, consent: text, state: text, asked_by: int, asked_name: text, decided_name: text, decided_s: time)
SELECT e.id, e.number, v.name, e.ground, e.reason, e.consent, e.state, e.asked_by,
       COALESCE((SELECT COALESCE(q.name, a.login) FROM account a LEFT JOIN person q ON q.id = a.person_id WHERE a.id = e.asked_by), '') AS asked_name,
       COALESCE((SELECT COALESCE(q.name, a.login) FROM account a LEFT JOIN person q ON q.id = a.person_id WHERE a.id = e.decided_by), '') AS decided_name, e.decided_s
  FROM ballot_exclusion e JOIN ballot_voter v ON v.ballot_id = e.ballot_id AND v.number = e.number WHERE e.ballot_id = :ballot ORDER BY e.number, e.id;

-- What waits in a subtree, of votes of which nothing is counted yet: only till then it is decided.
--: across ballot_exclusions_in(path_from: text, path_to: text) -> many ballot_exclusion_waiting(ballot: ballot_id, title: text, name: text, asked_by: int, asked_name: text)
SELECT b.id, b.title, v.name, e.asked_by, COALESCE((SELECT COALESCE(q.name, a.login) FROM account a LEFT JOIN person q ON q.id = a.person_id WHERE a.id = e.asked_by), '') AS asked_name
  FROM ballot b CROSS JOIN org o CROSS JOIN ballot_exclusion e CROSS JOIN ballot_voter v
 WHERE b.state = 'open' AND o.id = b.org_id AND o.path >= :path_from AND o.path < :path_to AND e.ballot_id = b.id AND e.state = 'waiting'
   AND v.ballot_id = e.ballot_id AND v.number = e.number
   AND NOT EXISTS (SELECT 1 FROM ballot_count n WHERE n.ballot_id = b.id) AND NOT EXISTS (SELECT 1 FROM ballot_voted d WHERE d.ballot_id = b.id)
 ORDER BY e.id LIMIT 200;

--: ballot_entitled_set(ballot: ballot_id, entitled: int, reason: text) -> none
UPDATE ballot SET entitled = :entitled, entitled_reason = :reason, row_version = row_version + 1 WHERE id = :ballot;

--: ballot_stated_put(ballot: ballot_id, account: int) -> none
INSERT INTO ballot_stated (ballot_id, account_id) VALUES (:ballot, :account) ON CONFLICT (ballot_id) DO UPDATE SET account_id = excluded.account_id;

-- By name, or by account where it is nobody's.
--: across ballot_stated_by(ballot: ballot_id) -> one ballot_stated_row(name: text)
SELECT COALESCE((SELECT MIN(p.name) FROM person p WHERE p.id = a.person_id), a.login) AS name FROM ballot_stated s JOIN account a ON a.id = s.account_id WHERE s.ballot_id = :ballot;

--: ballot_line_insert(id: ballot_line_id, ballot: ballot_id, number: int, name: text) -> none
INSERT INTO ballot_line (id, ballot_id, number, name, agreed, opposed, abstained, is_elected) VALUES (:id, :ballot, :number, :name, 0, 0, 0, 0);

--: ballot_lines(ballot: ballot_id) -> many ballot_line_row(number: int, name: text, agreed: int, opposed: int, abstained: int, is_elected: bool, other: int)
SELECT l.number, l.name, l.agreed, l.opposed, l.abstained, l.is_elected, COALESCE(i.person_id, 0) AS other
  FROM ballot_line l LEFT JOIN ballot_write_in i ON i.ballot_id = l.ballot_id AND i.number = l.number WHERE l.ballot_id = :ballot ORDER BY l.number;

--: ballot_listed_insert(ballot: ballot_id, day: day) -> none
INSERT INTO ballot_listed (ballot_id, day) VALUES (:ballot, :day);

--: ballot_others_insert(ballot: ballot_id) -> none
INSERT INTO ballot_others (ballot_id) VALUES (:ballot);

--: ballot_write_in_insert(ballot: ballot_id, number: int, person: person_id) -> none
INSERT INTO ballot_write_in (ballot_id, number, person_id) VALUES (:ballot, :number, :person);

--: ballot_write_in_delete(ballot: ballot_id, number: int) -> none
DELETE FROM ballot_write_in WHERE ballot_id = :ballot AND number = :number;

--: ballot_line_delete(ballot: ballot_id, number: int) -> none
DELETE FROM ballot_line WHERE ballot_id = :ballot AND number = :number;

-- The next one takes its place, one after the other.
--: ballot_line_move_up(ballot: ballot_id, number: int) -> none
UPDATE ballot_line SET number = number - 1 WHERE ballot_id = :ballot AND number = :number;

--: ballot_write_in_move_up(ballot: ballot_id, number: int) -> none
UPDATE ballot_write_in SET number = number - 1 WHERE ballot_id = :ballot AND number = :number;

--: ballot_line_result(ballot: ballot_id, number: int, agreed: int, opposed: int, abstained: int, is_elected: bool) -> none
UPDATE ballot_line SET agreed = :agreed, opposed = :opposed, abstained = :abstained, is_elected = :is_elected WHERE ballot_id = :ballot AND number = :number;

-- How many accounts of that person typed the count of the round or closed the ballot.
--: ballot_made_by(ballot: ballot_id, round: int, account: int, person: int) -> one ballot_made_row(n: int)
SELECT COUNT(*) FROM account a WHERE (a.id = :account OR (:person <> 0 AND a.person_id = :person))
   AND (EXISTS (SELECT 1 FROM ballot_count n WHERE n.ballot_id = :ballot AND n.round = :round AND n.account_id = a.id)
        OR EXISTS (SELECT 1 FROM ballot b WHERE b.id = :ballot AND b.closed_by = a.id));

-- Those of the present round, in the order in which they were typed first.
--: across ballot_counts(ballot: ballot_id, round: int) -> many ballot_count_row(id: ballot_count_id, account: int, name: text, present: int, issued: int, collected: int, spoilt: int, written: int, written_agreed: int)
SELECT n.id, n.account_id, COALESCE((SELECT COALESCE((SELECT MIN(p.name) FROM person p WHERE p.id = a.person_id), a.login) FROM account a WHERE a.id = n.account_id), '') AS name, n.present, n.issued, n.collected, n.spoilt, n.written, n.written_agreed
  FROM ballot_count n WHERE n.ballot_id = :ballot AND n.round = :round ORDER BY n.id;

--: ballot_count_lines(count: ballot_count_id) -> many ballot_count_line_row(number: int, agreed: int, opposed: int, abstained: int)
SELECT number, agreed, opposed, abstained FROM ballot_count_line WHERE count_id = :count ORDER BY number;

--: ballot_count_insert(id: ballot_count_id, ballot: ballot_id, round: int, account: int, present: int, issued: int, collected: int, spoilt: int, written: int, written_agreed: int, time_s: time) -> none
INSERT INTO ballot_count (id, ballot_id, round, account_id, present, issued, collected, spoilt, written, written_agreed, time_s)
VALUES (:id, :ballot, :round, :account, :present, :issued, :collected, :spoilt, :written, :written_agreed, :time_s);

--: ballot_count_change(id: ballot_count_id, present: int, issued: int, collected: int, spoilt: int, written: int, written_agreed: int, time_s: time) -> none
UPDATE ballot_count SET present = :present, issued = :issued, collected = :collected, spoilt = :spoilt, written = :written,
       written_agreed = :written_agreed, time_s = :time_s WHERE id = :id;

--: ballot_count_line_put(count: ballot_count_id, number: int, agreed: int, opposed: int, abstained: int) -> none
INSERT INTO ballot_count_line (count_id, number, agreed, opposed, abstained) VALUES (:count, :number, :agreed, :opposed, :abstained)
    ON CONFLICT (count_id, number) DO UPDATE SET agreed = excluded.agreed, opposed = excluded.opposed, abstained = excluded.abstained;

-- So that two people who type at once are one after the other.
--: ballot_touch(ballot: ballot_id) -> none
UPDATE ballot SET row_version = row_version + 1 WHERE id = :ballot;

--: ballot_begin_recount(ballot: ballot_id, round: int) -> none
UPDATE ballot SET count_round = :round, row_version = row_version + 1 WHERE id = :ballot;

--: ballot_mark_closed(ballot: ballot_id, day: day, present: int, issued: int, collected: int, spoilt: int, written: int, written_agreed: int, supervisor: text, teller: text, account: int, time_s: time) -> none
UPDATE ballot SET state = 'closed', day = :day, present = :present, issued = :issued, collected = :collected, spoilt = :spoilt, written = :written,
       written_agreed = :written_agreed, supervisor = :supervisor, teller = :teller, closed_by = :account, closed_s = :time_s, row_version = row_version + 1
 WHERE id = :ballot;

--: ballot_voiding_insert(id: ballot_voiding_id, ballot: ballot_id, ground: text, reason: text, file: int, account: int, now: time) -> none
INSERT INTO ballot_voiding (id, ballot_id, ground, reason, file_id, state, asked_by, asked_s, decided_by, decided_s, note)
VALUES (:id, :ballot, :ground, :reason, :file, 'waiting', :account, :now, 0, 0, '');

--: ballot_voiding_decided(id: ballot_voiding_id, ballot: ballot_id, state: text, note: text, account: int, now: time) -> none
UPDATE ballot_voiding SET state = :state, note = :note, decided_by = :account, decided_s = :now WHERE id = :id AND ballot_id = :ballot AND state = 'waiting';

--: part voiding_columns()
       v.id, v.ballot_id, v.ground, v.reason, v.file_id, v.state, v.asked_by, v.asked_s,
       COALESCE((SELECT a.person_id FROM account a WHERE a.id = v.asked_by), 0) AS asked_person,
       COALESCE((SELECT COALESCE(q.name, a.login) FROM account a LEFT JOIN person q ON q.id = a.person_id WHERE a.id = v.asked_by), '') AS asked_name,
       COALESCE((SELECT COALESCE(q.name, a.login) FROM account a LEFT JOIN person q ON q.id = a.person_id WHERE a.id = v.decided_by), '') AS decided_name, v.decided_s, v.note

-- Who asked, by name or account, that the vote be void, where nobody has decided.
--: across ballot_voiding_waiting(ballot: ballot_id) -> one ballot_voiding_row(id: ballot_voiding_id, ballot: ballot_id, ground: text, reason: text, file: int, state: text, asked_by: int, asked_s: time, asked_person: int, asked_name: text, decided_name: text, decided_s: time, note: text)
SELECT {voiding_columns} FROM ballot_voiding v WHERE v.ballot_id = :ballot AND v.state = 'waiting' ORDER BY v.id LIMIT 1;

-- All that was asked of the vote, the earliest first.
--: across ballot_voidings_asked(ballot: ballot_id) -> many ballot_voiding_row
SELECT {voiding_columns} FROM ballot_voiding v WHERE v.ballot_id = :ballot ORDER BY v.id;

-- What waits in a subtree, the earliest first.
--: across ballot_voidings_in(path_from: text, path_to: text) -> many ballot_voiding_row
SELECT {voiding_columns} FROM ballot_voiding v JOIN ballot b ON b.id = v.ballot_id JOIN org o ON o.id = b.org_id
 WHERE v.state = 'waiting' AND o.path >= :path_from AND o.path < :path_to ORDER BY v.id LIMIT 200;

-- What somebody asked for and another decided a short while ago, until it was read.
--: across ballot_voidings_told(account: int, since_s: time) -> many ballot_voiding_row
SELECT {voiding_columns} FROM ballot_voiding v
 WHERE v.state IN ('confirmed', 'refused') AND v.asked_by = :account AND v.decided_s > :since_s
   AND NOT EXISTS (SELECT 1 FROM result_seen s WHERE s.account_id = :account AND s.kind = 'voiding' AND s.subject_id = v.id)
 ORDER BY v.id DESC LIMIT 20;

-- Final votes of a case that were declared void, the earliest first.
--: across ballot_voidings_of(subject: text, subject_id: int) -> many ballot_voiding_row
SELECT {voiding_columns} FROM ballot b JOIN ballot_voiding v ON v.ballot_id = b.id
 WHERE b.subject = :subject AND b.subject_id = :subject_id AND b.state = 'void' AND v.state = 'confirmed' ORDER BY v.id;

-- Of them those that nothing took the place of: the matter was not voted on again in the case and closed.
--: across ballot_voidings_standing(subject: text, subject_id: int) -> many ballot_voiding_row
SELECT {voiding_columns} FROM ballot b JOIN ballot_voiding v ON v.ballot_id = b.id
 WHERE b.subject = :subject AND b.subject_id = :subject_id AND b.state = 'void' AND v.state = 'confirmed'
   AND NOT EXISTS (SELECT 1 FROM ballot n WHERE n.subject = b.subject AND n.subject_id = b.subject_id AND n.item = b.item AND n.state = 'closed' AND n.id > b.id)
 ORDER BY v.id;

-- The one by which a vote became void.
--: across ballot_voiding_done(ballot: ballot_id) -> one ballot_voiding_row
SELECT {voiding_columns} FROM ballot_voiding v WHERE v.ballot_id = :ballot AND v.state = 'confirmed' ORDER BY v.id DESC LIMIT 1;

-- Since when a vote is void, and who said so, by name or account.
--: across ballot_made_void(ballot: ballot_id) -> one ballot_void_row(name: text, time_s: time)
SELECT COALESCE((SELECT COALESCE(q.name, a.login) FROM account a LEFT JOIN person q ON q.id = a.person_id WHERE a.id = b.closed_by), '') AS name, b.closed_s
  FROM ballot b WHERE b.id = :ballot AND b.state = 'void';

--: ballot_mark_void(ballot: ballot_id, reason: text, account: int, time_s: time) -> none
UPDATE ballot SET state = 'void', void_reason = :reason, closed_by = :account, closed_s = :time_s, row_version = row_version + 1 WHERE id = :ballot;

-- Meetings of some organisations whose papers one account has counted and this one has not: the second count is typed by another person.
--: ballots_to_count(orgs: ids, account: int) -> many ballot_to_count(id: ballot_id, title: text, org_name: text)
SELECT b.id, b.title, o.name FROM ballot b JOIN org o ON o.id = b.org_id
 WHERE b.org_id IN :orgs AND b.state = 'open' AND (SELECT COUNT(*) FROM ballot_count n WHERE n.ballot_id = b.id AND n.round = b.count_round) = 1
   AND NOT EXISTS (SELECT 1 FROM ballot_count n WHERE n.ballot_id = b.id AND n.round = b.count_round AND n.account_id = :account)
 ORDER BY b.id LIMIT 200;

-- Likewise at any organisation where somebody holds a post that handles cases, whichever post he acts in now.
--: across ballots_to_count_as(person: int, account: int, today: day) -> many ballot_to_count_as(id: ballot_id, org: int, title: text, org_name: text, post_name: text)
SELECT b.id, b.org_id AS org, b.title, o.name AS org_name, po.name AS post_name
  FROM holding h CROSS JOIN post po CROSS JOIN org o CROSS JOIN ballot b
 WHERE h.person_id = :person AND h.from_day <= :today AND h.to_day > :today AND h.needs_second = 0 AND h.manner <> 'honorary' AND po.id = h.post_id AND o.id = h.org_id AND b.org_id = h.org_id
   AND EXISTS (SELECT 1 FROM post_right r WHERE r.post_kind = po.kind AND r.permission = 'handle')
   AND b.state = 'open' AND (SELECT COUNT(*) FROM ballot_count n WHERE n.ballot_id = b.id AND n.round = b.count_round) = 1
   AND NOT EXISTS (SELECT 1 FROM ballot_count n WHERE n.ballot_id = b.id AND n.round = b.count_round AND n.account_id = :account)
 ORDER BY b.id LIMIT 50;

-- Likewise at an organisation below a place, where nobody nearer to it than the place handles votes beside whoever has counted and whoever it is voted on.
--: across ballots_to_count_below(path: text, path_to: text, account: int, today: day) -> many ballot_to_count
SELECT b.id, b.title, o.name FROM ballot b CROSS JOIN org o
 WHERE b.state = 'open' AND o.id = b.org_id AND o.path > :path AND o.path < :path_to
   AND (SELECT COUNT(*) FROM ballot_count n WHERE n.ballot_id = b.id AND n.round = b.count_round) = 1
   AND NOT EXISTS (SELECT 1 FROM ballot_count n WHERE n.ballot_id = b.id AND n.round = b.count_round AND n.account_id = :account)
   AND NOT EXISTS (SELECT 1 FROM org near CROSS JOIN holding h CROSS JOIN post po CROSS JOIN person p CROSS JOIN account a
        WHERE near.path IN (substr(o.path, 1, 4), substr(o.path, 1, 8), substr(o.path, 1, 12), substr(o.path, 1, 16), substr(o.path, 1, 20), substr(o.path, 1, 24))
          AND near.path > :path AND h.org_id = near.id AND h.from_day <= :today AND h.to_day > :today AND h.needs_second = 0 AND po.id = h.post_id
          AND EXISTS (SELECT 1 FROM post_right r WHERE r.post_kind = po.kind AND r.permission = 'handle')
          AND p.id = h.person_id AND a.person_id = h.person_id AND a.is_closed = 0 AND a.admin = 0
          AND NOT EXISTS (SELECT 1 FROM ballot_count n WHERE n.ballot_id = b.id AND n.round = b.count_round AND n.account_id = a.id)
          AND NOT EXISTS (SELECT 1 FROM ballot_line l WHERE l.ballot_id = b.id AND l.name = p.name)
          AND NOT EXISTS (SELECT 1 FROM run x WHERE b.subject = 'run' AND x.id = b.subject_id AND x.subject_kind = 'person' AND x.subject_id = p.id))
 ORDER BY b.id LIMIT 50;
