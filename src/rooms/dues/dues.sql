-- Party dues: standards, receipts, and what branches may expect.

--: across dues_person(id: person_id) -> one dues_person_row(id: person_id, region: int, name: text, org: org_id, org_kind: text, org_name: text, path: text, status: int, joined_day: day)
SELECT p.id, p.region_id, p.name, p.org_id, o.kind, o.name AS org_name, p.path, p.status, p.joined_day
  FROM person p JOIN org o ON o.id = p.org_id WHERE p.id = :id;

--: dues_member_get(region: int, person: person_id) -> one dues_member_row(payer_class: text, base_fen: fen, due_fen: fen, reduction: text, is_quarterly: bool, paid_to: int, reviewed_to: int, review: text, row_version: int)
SELECT payer_class, base_fen, due_fen, reduction, is_quarterly, paid_to, reviewed_to, review, row_version
  FROM dues_member WHERE region_id = :region AND person_id = :person;

-- The members of a branch in the order of their names, with what each owes, if that was set.
--: dues_members(region: int, path_from: text, path_to: text, limit: int) -> many dues_line(person: person_id, name: text, status: int, joined_day: day, payer_class: text, base_fen: fen, due_fen: fen, reduction: text, is_quarterly: bool, paid_to: int, reviewed_to: int, review: text, row_version: int)
SELECT p.id AS person, p.name, p.status, p.joined_day, COALESCE(d.payer_class, '') AS payer_class, COALESCE(d.base_fen, 0) AS base_fen, COALESCE(d.due_fen, 0) AS due_fen,
       COALESCE(d.reduction, '') AS reduction, COALESCE(d.is_quarterly, 0) AS is_quarterly, COALESCE(d.paid_to, 0) AS paid_to, COALESCE(d.reviewed_to, 0) AS reviewed_to,
       COALESCE(d.review, '') AS review, COALESCE(d.row_version, 0) AS row_version
  FROM person p LEFT JOIN dues_member d ON d.region_id = p.region_id AND d.person_id = p.id
 WHERE p.region_id = :region AND p.path >= :path_from AND p.path < :path_to AND p.status IN (1, 2, 3)
 ORDER BY p.path, p.pinyin_key, p.id LIMIT :limit;

-- Of several: the standard that holds in that month. dues_member has the newest one, which may begin later.
--: dues_bases_in(region: int, people: ids, month: int) -> many dues_base_in(person: person_id, payer_class: text, due_fen: fen, reduction: text, from_month: int)
SELECT person_id, payer_class, due_fen, reduction, from_month FROM dues_base
 WHERE region_id = :region AND person_id IN :people AND from_month <= :month AND to_month > :month ORDER BY person_id, id;

--: dues_bases(region: int, person: person_id) -> many dues_base_row(id: dues_base_id, org: org_id, org_name: text, payer_class: text, base_fen: fen, due_fen: fen, reduction: text, document: text, from_month: int, to_month: int)
SELECT b.id, b.org_id, o.name AS org_name, b.payer_class, b.base_fen, b.due_fen, b.reduction, b.document, b.from_month, b.to_month
  FROM dues_base b JOIN org o ON o.id = b.org_id
 WHERE b.region_id = :region AND b.person_id = :person AND b.to_month > b.from_month ORDER BY b.from_month, b.id;

-- All that was ever set, in that order; what was cut to nothing too.
--: dues_bases_set(region: int, person: person_id) -> many dues_base_row
SELECT b.id, b.org_id, o.name AS org_name, b.payer_class, b.base_fen, b.due_fen, b.reduction, b.document, b.from_month, b.to_month
  FROM dues_base b JOIN org o ON o.id = b.org_id
 WHERE b.region_id = :region AND b.person_id = :person ORDER BY b.id;

-- Of several: from the first month unpaid on, and the months behind that which are paid none the less (an earlier receipt was taken back).
--: dues_bases_of(region: int, people: ids) -> many dues_base_of(person: person_id, due_fen: fen, from_month: int, to_month: int)
SELECT b.person_id, b.due_fen, CASE WHEN b.from_month < d.paid_to THEN d.paid_to ELSE b.from_month END AS from_month, b.to_month
  FROM dues_base b JOIN dues_member d ON d.region_id = b.region_id AND d.person_id = b.person_id
 WHERE b.region_id = :region AND b.person_id IN :people AND b.to_month > b.from_month AND b.to_month > d.paid_to ORDER BY b.person_id, b.from_month, b.id;

--: dues_months_paid_of(region: int, people: ids) -> many dues_month_of(person: person_id, month: int)
SELECT m.person_id, m.month FROM dues_payment m JOIN dues_member d ON d.region_id = m.region_id AND d.person_id = m.person_id
 WHERE m.region_id = :region AND m.person_id IN :people AND m.void_id = 0 AND m.month > d.paid_to ORDER BY m.person_id, m.month;

--: dues_months_paid(region: int, person: person_id) -> many dues_month_row(month: int)
SELECT month FROM dues_payment WHERE region_id = :region AND person_id = :person AND void_id = 0 ORDER BY month;

-- The last day of membership before that of a receipt; and of a receipt that stands: it was no day of membership though there had been one, which happens when
-- a death, a leaving or a suspension is registered late. It stays so when the membership is restored: nobody pays for the time between.
--: part end_day()
(SELECT MAX(x.to_day) FROM membership x WHERE x.region_id = p.region_id AND x.person_id = p.id AND x.to_day < r.day)

--: part is_between()
EXISTS (SELECT 1 FROM membership x WHERE x.region_id = p.region_id AND x.person_id = p.id AND x.to_day < r.day)
   AND NOT EXISTS (SELECT 1 FROM membership x WHERE x.region_id = p.region_id AND x.person_id = p.id AND x.from_day <= r.day AND x.to_day >= r.day)

-- The last stretch of days in which a member was none before the membership was restored.
--: dues_gap(region: int, person: person_id) -> one dues_gap_row(from_day: day, to_day: day)
SELECT MAX(x.to_day) AS from_day, m.from_day AS to_day
  FROM membership m JOIN membership x ON x.region_id = :region AND x.person_id = m.person_id AND x.from_day < m.from_day
 WHERE m.region_id = :region AND m.person_id = :person AND m.began_by = 'restored'
 GROUP BY m.id, m.from_day HAVING MAX(x.to_day) < m.from_day ORDER BY m.from_day DESC LIMIT 1;

-- When the first stretch of a membership began.
--: dues_first_stretch(region: int, person: person_id) -> one dues_stretch_row(from_day: day)
SELECT from_day FROM membership WHERE region_id = :region AND person_id = :person ORDER BY from_day, id LIMIT 1;

--: part dues_receipt_columns()
r.id, r.region_id, r.person_id, p.name, r.org_id, o.name AS org_name, o.path, r.collected_id, k.name AS collected_name, r.year, r.number, r.day, r.amount_fen, r.extra_fen, r.channel, r.payer,
       r.document, r.reverses_id, r.reversed_id, r.reason, COALESCE(q.name, a.login, '') AS author,
       COALESCE((SELECT MIN(m.month) FROM dues_payment m WHERE m.region_id = r.region_id AND m.receipt_id = r.id), 0) AS first_month,
       COALESCE((SELECT MAX(m.month) FROM dues_payment m WHERE m.region_id = r.region_id AND m.receipt_id = r.id), 0) AS last_month,
       (SELECT COUNT(*) FROM dues_payment m WHERE m.region_id = r.region_id AND m.receipt_id = r.id) AS months

--: part dues_receipt_from()
FROM dues_receipt r JOIN person p ON p.region_id = r.region_id AND p.id = r.person_id JOIN org o ON o.id = r.org_id JOIN org k ON k.id = r.collected_id
  LEFT JOIN account a ON a.id = r.account_id LEFT JOIN person q ON q.region_id = r.region_id AND q.id = a.person_id

--: dues_receipts(region: int, person: person_id, limit: int) -> many dues_receipt_row(id: dues_receipt_id, region: int, person: person_id, name: text, org: org_id, org_name: text, path: text, collected: org_id, collected_name: text, year: int, number: int, day: day, amount_fen: fen, extra_fen: fen, channel: text, payer: text, document: text, reverses: int, reversed: int, reason: text, author: text, first_month: int, last_month: int, months: int, end_day: day, is_after_end: bool)
SELECT {dues_receipt_columns}, COALESCE({end_day}, 2932897) AS end_day,
       CASE WHEN r.reverses_id = 0 AND r.reversed_id = 0 AND {is_between} THEN 1 ELSE 0 END AS is_after_end
  {dues_receipt_from}
 WHERE r.region_id = :region AND r.person_id = :person ORDER BY r.id DESC LIMIT :limit;

--: dues_receipts_numbered(region: int, collected: org_id, year: int, first: int, last: int) -> many dues_receipt_row
SELECT {dues_receipt_columns}, COALESCE({end_day}, 2932897) AS end_day,
       CASE WHEN r.reverses_id = 0 AND r.reversed_id = 0 AND {is_between} THEN 1 ELSE 0 END AS is_after_end
  {dues_receipt_from}
 WHERE r.region_id = :region AND r.collected_id = :collected AND r.year = :year AND r.number >= :first AND r.number <= :last ORDER BY r.number;

--: across dues_receipt_get(id: dues_receipt_id) -> one dues_receipt_row
SELECT {dues_receipt_columns}, COALESCE({end_day}, 2932897) AS end_day,
       CASE WHEN r.reverses_id = 0 AND r.reversed_id = 0 AND {is_between} THEN 1 ELSE 0 END AS is_after_end
  {dues_receipt_from}
 WHERE r.id = :id;

--: dues_payments_of(region: int, receipt: dues_receipt_id) -> many dues_payment_row(id: dues_payment_id, org: org_id, month: int, amount_fen: fen)
SELECT id, org_id, month, amount_fen FROM dues_payment WHERE region_id = :region AND receipt_id = :receipt ORDER BY month;

--: dues_last_number(region: int, collected: org_id, year: int) -> one dues_number(n: int)
SELECT COALESCE(MAX(number), 0) FROM dues_receipt WHERE region_id = :region AND collected_id = :collected AND year = :year;

-- ---- totals of a subtree, by the unit right below: its path is as long as :length ----

--: dues_steps_below(path_from: text, path_to: text, length: int, month: int) -> many dues_below(path: text, payers: int, fen: fen, extra_fen: fen)
SELECT substr(o.path, 1, CAST(:length AS INTEGER)) AS path, CAST(COALESCE(SUM(s.payers), 0) AS BIGINT) AS payers, CAST(COALESCE(SUM(s.due_fen), 0) AS BIGINT) AS fen, 0
  FROM org o JOIN dues_step s ON s.org_id = o.id
 WHERE o.path >= :path_from AND o.path < :path_to AND s.month <= :month GROUP BY 1 ORDER BY 1;

--: dues_paid_below(path_from: text, path_to: text, length: int, month: int) -> many dues_below
SELECT substr(o.path, 1, CAST(:length AS INTEGER)) AS path, CAST(COALESCE(SUM(s.payers), 0) AS BIGINT) AS payers, CAST(COALESCE(SUM(s.paid_fen), 0) AS BIGINT) AS fen,
       CAST(COALESCE(SUM(s.extra_fen), 0) AS BIGINT) AS extra_fen
  FROM org o JOIN dues_paid s ON s.org_id = o.id
 WHERE o.path >= :path_from AND o.path < :path_to AND s.month = :month GROUP BY 1 ORDER BY 1;

-- Which members have a month unpaid that is late: one before :before, of who pays by the quarter before :before_quarter. Whoever died or left is asked for
-- nothing more.
--: part is_late(before: int, before_quarter: int)
d.paid_to < :before AND (d.is_quarterly = 0 OR d.paid_to < :before_quarter) AND EXISTS
  (SELECT 1 FROM person m WHERE m.region_id = d.region_id AND m.id = d.person_id AND m.status IN (1, 2, 3))

-- Of these: who has five months in a row.
--: part has_five()
d.warn_at <= :before AND (d.is_quarterly = 0 OR d.warn_at <= :before_quarter)

--: dues_late_below(region: int, path_from: text, path_to: text, length: int, {is_late}) -> many dues_late_row(path: text, late: int, review: int)
SELECT substr(d.path, 1, CAST(:length AS INTEGER)) AS path, COUNT(*) AS late,
       CAST(SUM(CASE WHEN (d.review_at <= :before AND (d.is_quarterly = 0 OR d.review_at <= :before_quarter)) THEN 1 ELSE 0 END) AS BIGINT) AS review
  FROM dues_member d
 WHERE d.region_id = :region AND d.path >= :path_from AND d.path < :path_to AND {is_late} GROUP BY 1 ORDER BY 1;

-- Members of a branch of whom nobody has said what they owe.
--: dues_unset_count(region: int, path_from: text, path_to: text) -> one dues_number
SELECT COUNT(*) FROM person p
 WHERE p.region_id = :region AND p.path >= :path_from AND p.path < :path_to AND p.status IN (1, 2, 3)
   AND NOT EXISTS (SELECT 1 FROM dues_member d WHERE d.region_id = p.region_id AND d.person_id = p.id);

-- Whoever pays by the income of the quarter before, and for the present month, unpaid yet, still by a standard set before this quarter began. One that was reduced is the decision's.
--: dues_quarter_count(region: int, path_from: text, path_to: text, quarter: int, month: int) -> one dues_number
SELECT COUNT(*) FROM person p
 WHERE p.region_id = :region AND p.path >= :path_from AND p.path < :path_to AND p.status IN (1, 2, 3)
   AND EXISTS (SELECT 1 FROM dues_member d WHERE d.region_id = p.region_id AND d.person_id = p.id AND d.payer_class = 'self' AND d.paid_to <= :month)
   AND EXISTS (SELECT 1 FROM dues_base b WHERE b.region_id = p.region_id AND b.person_id = p.id AND b.payer_class = 'self' AND b.reduction = ''
                 AND b.from_month < :quarter AND b.from_month <= :month AND b.to_month > :month);

-- :six 1: only with six months, :five 1: only with fewer, :open 1: only those not looked into since.
--: part on_side(six: int, five: int, open: int)
(:six = 0 OR (d.review_at <= :before AND (d.is_quarterly = 0 OR d.review_at <= :before_quarter)))
   AND (:five = 0 OR NOT (d.review_at <= :before AND (d.is_quarterly = 0 OR d.review_at <= :before_quarter))) AND (:open = 0 OR d.reviewed_to <> d.paid_to)

--: dues_late_count(region: int, path_from: text, path_to: text, {is_late}, {on_side}) -> one dues_late_number(n: int, branches: int)
SELECT COUNT(*), COUNT(DISTINCT d.path) FROM dues_member d
 WHERE d.region_id = :region AND d.path >= :path_from AND d.path < :path_to AND {is_late} AND {has_five} AND {on_side};

--: dues_late_people(region: int, path_from: text, path_to: text, {is_late}, {on_side}, limit: int, offset: int) -> many dues_late_line(person: person_id, name: text, org: org_id, org_name: text, paid_to: int, due_fen: fen, is_quarterly: bool, reviewed_to: int, review: text, row_version: int)
SELECT d.person_id AS person, p.name, d.org_id, o.name AS org_name, d.paid_to, d.due_fen, d.is_quarterly, d.reviewed_to, d.review, d.row_version
  FROM dues_member d JOIN person p ON p.region_id = d.region_id AND p.id = d.person_id JOIN org o ON o.id = d.org_id
 WHERE d.region_id = :region AND p.region_id = :region AND d.path >= :path_from AND d.path < :path_to AND {is_late} AND {has_five} AND {on_side}
 ORDER BY d.path, d.warn_at, d.person_id LIMIT :limit OFFSET :offset;

-- Receipts that stand behind the end of a membership, and their sum: whoever left owes nothing more.
--: part receipts_after_end(region: int, path_from: text, path_to: text)
person p CROSS JOIN dues_receipt r JOIN org o ON o.id = r.org_id
 WHERE r.region_id = p.region_id AND r.person_id = p.id AND p.region_id = :region AND p.path >= :path_from AND p.path < :path_to AND r.reverses_id = 0 AND r.reversed_id = 0
   AND (p.status IN (4, 5, 6, 7, 8, 9) OR p.id IN
     (SELECT s.person_id FROM standing_change s WHERE s.region_id = :region AND s.was IN (4, 5, 6, 7, 9) AND s.became IN (1, 2, 3)))

--: dues_after_sum({receipts_after_end}) -> one dues_after_sum(n: int, fen: fen)
SELECT COUNT(*) AS n, CAST(COALESCE(SUM(r.amount_fen), 0) AS BIGINT) AS fen FROM {receipts_after_end} AND {is_between};

--: dues_after_lines({receipts_after_end}, limit: int, offset: int) -> many dues_after_line(receipt: dues_receipt_id, person: person_id, name: text, status: int, org: org_id, org_name: text, end_day: day, year: int, number: int, day: day, amount_fen: fen)
SELECT r.id AS receipt, p.id AS person, p.name, p.status, r.org_id AS org, o.name AS org_name, {end_day} AS end_day, r.year, r.number, r.day, r.amount_fen
  FROM {receipts_after_end} AND {is_between} ORDER BY p.path, p.id, r.id LIMIT :limit OFFSET :offset;

-- What each member of a branch paid in a year, for the list that is shown once a year (art. 26).
--: dues_year_lines(region: int, path_from: text, path_to: text, first_month: int, last_month: int, first_day: day, last_day: day, limit: int) -> many dues_year_line(person: person_id, name: text, due_fen: fen, months: int, paid_fen: fen, extra_fen: fen)
SELECT p.id AS person, p.name, COALESCE(d.due_fen, 0) AS due_fen,
       (SELECT COUNT(*) FROM dues_payment m WHERE m.region_id = p.region_id AND m.person_id = p.id AND m.void_id = 0 AND m.month >= :first_month AND m.month <= :last_month) AS months,
       CAST(COALESCE((SELECT SUM(m.amount_fen) FROM dues_payment m
                       WHERE m.region_id = p.region_id AND m.person_id = p.id AND m.void_id = 0 AND m.month >= :first_month AND m.month <= :last_month), 0) AS BIGINT) AS paid_fen,
       CAST(COALESCE((SELECT SUM(r.extra_fen) FROM dues_receipt r WHERE r.region_id = p.region_id AND r.person_id = p.id AND r.day >= :first_day AND r.day <= :last_day), 0) AS BIGINT) AS extra_fen
  FROM person p LEFT JOIN dues_member d ON d.region_id = p.region_id AND d.person_id = p.id
 WHERE p.region_id = :region AND p.path >= :path_from AND p.path < :path_to AND p.status IN (1, 2, 3)
 ORDER BY p.path, p.pinyin_key, p.id LIMIT :limit;

-- ---- writing ----

-- What is unpaid follows in the same act: dues_member_stands.
--: quiet dues_member_put(region: int, person: person_id, org: org_id, path: text, payer_class: text, base_fen: fen, due_fen: fen, reduction: text, is_quarterly: bool) -> none
INSERT INTO dues_member (region_id, person_id, org_id, path, payer_class, base_fen, due_fen, reduction, is_quarterly, paid_to, reviewed_to, review, row_version, warn_at, review_at)
VALUES (:region, :person, :org, :path, :payer_class, :base_fen, :due_fen, :reduction, :is_quarterly, 0, 0, '', 0, 0, 0)
ON CONFLICT (region_id, person_id) DO UPDATE SET org_id = :org, path = :path, payer_class = :payer_class, base_fen = :base_fen, due_fen = :due_fen,
  reduction = :reduction, is_quarterly = :is_quarterly;

--: quiet dues_member_stands(region: int, person: person_id, paid_to: int, warn_at: int, review_at: int) -> none
UPDATE dues_member SET paid_to = :paid_to, warn_at = :warn_at, review_at = :review_at, row_version = row_version + 1
 WHERE region_id = :region AND person_id = :person;

--: quiet dues_member_moved(region: int, person: person_id, org: org_id, path: text) -> none
UPDATE dues_member SET org_id = :org, path = :path WHERE region_id = :region AND person_id = :person;

--: quiet dues_member_reviewed(region: int, person: person_id, review: text, version: int) -> none
UPDATE dues_member SET reviewed_to = paid_to, review = :review, row_version = row_version + 1
 WHERE region_id = :region AND person_id = :person AND row_version = :version;

--: quiet dues_base_insert(id: dues_base_id, region: int, person: person_id, org: org_id, payer_class: text, base_fen: fen, due_fen: fen, reduction: text, document: text, from_month: int, to_month: int, account: int, now: time) -> none
INSERT INTO dues_base (id, region_id, person_id, org_id, payer_class, base_fen, due_fen, reduction, document, from_month, to_month, account_id, made_s)
VALUES (:id, :region, :person, :org, :payer_class, :base_fen, :due_fen, :reduction, :document, :from_month, :to_month, :account, :now);

--: quiet dues_base_cut(id: dues_base_id, region: int, to_month: int) -> none
UPDATE dues_base SET to_month = :to_month WHERE id = :id AND region_id = :region;

--: quiet dues_step_add(org: org_id, month: int, payers: int, due_fen: fen) -> none
INSERT INTO dues_step (org_id, month, payers, due_fen) VALUES (:org, :month, :payers, :due_fen)
ON CONFLICT (org_id, month) DO UPDATE SET payers = dues_step.payers + :payers, due_fen = dues_step.due_fen + :due_fen;

--: quiet dues_paid_add(org: org_id, month: int, payers: int, paid_fen: fen, extra_fen: fen) -> none
INSERT INTO dues_paid (org_id, month, payers, paid_fen, extra_fen) VALUES (:org, :month, :payers, :paid_fen, :extra_fen)
ON CONFLICT (org_id, month) DO UPDATE SET payers = dues_paid.payers + :payers, paid_fen = dues_paid.paid_fen + :paid_fen, extra_fen = dues_paid.extra_fen + :extra_fen;

--: quiet dues_receipt_insert(id: dues_receipt_id, region: int, person: person_id, org: org_id, collected: org_id, year: int, number: int, day: day, amount_fen: fen, extra_fen: fen, channel: text, payer: text, document: text, reverses: int, reason: text, account: int, now: time) -> none
INSERT INTO dues_receipt (id, region_id, person_id, org_id, collected_id, year, number, day, amount_fen, extra_fen, channel, payer, document, reverses_id, reversed_id, reason, account_id, made_s)
VALUES (:id, :region, :person, :org, :collected, :year, :number, :day, :amount_fen, :extra_fen, :channel, :payer, :document, :reverses, 0, :reason, :account, :now);

--: quiet dues_receipt_reversed(id: dues_receipt_id, region: int, reversed: int) -> none
UPDATE dues_receipt SET reversed_id = :reversed WHERE id = :id AND region_id = :region AND reversed_id = 0;

--: quiet dues_payment_insert(id: dues_payment_id, region: int, person: person_id, receipt: dues_receipt_id, org: org_id, month: int, amount_fen: fen) -> none
INSERT INTO dues_payment (id, region_id, person_id, receipt_id, org_id, month, amount_fen, void_id)
VALUES (:id, :region, :person, :receipt, :org, :month, :amount_fen, 0);

--: quiet dues_payment_void(region: int, receipt: dues_receipt_id) -> none
UPDATE dues_payment SET void_id = id WHERE region_id = :region AND receipt_id = :receipt AND void_id = 0;

-- Since when a branch has been due anything; 0: never.
--: dues_branch_first(org: org_id) -> one dues_number
SELECT COALESCE(MIN(month), 0) AS n FROM dues_step WHERE org_id = :org;
