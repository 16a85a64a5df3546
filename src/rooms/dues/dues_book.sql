-- The book of dues: entries, their sums, and the years that were made public.

--: dues_book_sums(org: org_id) -> many dues_book_sum(year: int, kind: text, purpose: text, is_giver: int, is_settled: int, is_back: int, fen: fen)
SELECT year, kind, purpose, 1 AS is_giver, CASE WHEN state = 'settled' THEN 1 ELSE 0 END AS is_settled, CASE WHEN amount_fen < 0 THEN 1 ELSE 0 END AS is_back,
       CAST(SUM(amount_fen) AS BIGINT) AS fen
  FROM dues_entry WHERE org_id = :org AND state <> 'refused' GROUP BY 1, 2, 3, 5, 6
 UNION ALL
SELECT year, kind, purpose, 0, CASE WHEN state = 'settled' THEN 1 ELSE 0 END, CASE WHEN amount_fen < 0 THEN 1 ELSE 0 END, CAST(SUM(amount_fen) AS BIGINT)
  FROM dues_entry WHERE other_id = :org AND state <> 'refused' GROUP BY 1, 2, 3, 5, 6
 ORDER BY 1, 2, 3, 4, 5, 6;

-- What came in less what went out, day by day, in the order of days; what waits counts as in the sums: money about to go is gone, money about to come is not there.
--: dues_book_days(region: int, org: org_id, centre_fen: fen) -> many dues_book_day(day: day, fen: fen)
SELECT x.day, CAST(SUM(x.fen) AS BIGINT) AS fen FROM
  (SELECT day, amount_fen - CASE WHEN ABS(extra_fen) >= :centre_fen THEN extra_fen ELSE 0 END AS fen FROM dues_receipt WHERE region_id = :region AND collected_id = :org
    UNION ALL
   SELECT day, amount_fen AS fen FROM dues_entry
    WHERE org_id = :org AND kind IN ('opening', 'interest') AND (state = 'settled' OR (state = 'waiting' AND amount_fen < 0))
    UNION ALL
   SELECT day, -amount_fen AS fen FROM dues_entry
    WHERE org_id = :org AND kind NOT IN ('opening', 'interest') AND (state = 'settled' OR (state = 'waiting' AND amount_fen > 0))
    UNION ALL
   SELECT day, amount_fen AS fen FROM dues_entry WHERE other_id = :org AND (state = 'settled' OR (state = 'waiting' AND amount_fen < 0))) x
 GROUP BY x.day ORDER BY x.day;

-- What was given freely at one time and is as much as belongs to the Centre (art. 11) is passed on and is no money of the organisation.
--: dues_book_collected(region: int, org: org_id, centre_fen: fen) -> many dues_book_year(year: int, fen: fen, centre_fen: fen)
SELECT year, CAST(SUM(amount_fen - CASE WHEN ABS(extra_fen) >= :centre_fen THEN extra_fen ELSE 0 END) AS BIGINT) AS fen,
       CAST(SUM(CASE WHEN ABS(extra_fen) >= :centre_fen THEN extra_fen ELSE 0 END) AS BIGINT) AS centre_fen
  FROM dues_receipt WHERE region_id = :region AND collected_id = :org GROUP BY year ORDER BY year;

--: part dues_entry_columns()
e.id, e.org_id, o.name AS org_name, o.path AS org_path, e.other_id, COALESCE(r.name, '') AS other_name, COALESCE(r.path, '') AS other_path, e.kind, e.purpose, e.detail,
       e.amount_fen, e.day, e.year, e.document, e.decided_day, e.state, e.made_by, COALESCE(p.name, a.login, '') AS made_name, e.settled_by,
       COALESCE(q.name, b.login, '') AS settled_name, e.reason, e.reverses_id, e.reversed_id, e.row_version
  FROM dues_entry e JOIN org o ON o.id = e.org_id LEFT JOIN org r ON r.id = e.other_id
  LEFT JOIN account a ON a.id = e.made_by LEFT JOIN person p ON p.id = a.person_id
  LEFT JOIN account b ON b.id = e.settled_by LEFT JOIN person q ON q.id = b.person_id

--: across dues_entry_get(id: dues_entry_id) -> one dues_entry_row(id: dues_entry_id, org: org_id, org_name: text, org_path: text, other: org_id, other_name: text, other_path: text, kind: text, purpose: text, detail: text, amount_fen: fen, day: day, year: int, document: text, decided_day: day, state: text, made_by: int, made_name: text, settled_by: int, settled_name: text, reason: text, reverses: int, reversed: int, row_version: int)
SELECT {dues_entry_columns}
 WHERE e.id = :id;

--: across dues_entries(org: org_id, year: int, limit: int) -> many dues_entry_row
SELECT {dues_entry_columns}
 WHERE (e.org_id = :org OR e.other_id = :org) AND e.year = :year ORDER BY e.day DESC, e.id DESC LIMIT :limit;

--: dues_entry_insert(id: dues_entry_id, org: org_id, other: org_id, kind: text, purpose: text, detail: text, amount_fen: fen, day: day, year: int, document: text, decided_day: day, account: int, now: time, reason: text, reverses: int) -> none
INSERT INTO dues_entry (id, org_id, other_id, kind, purpose, detail, amount_fen, day, year, document, decided_day, state, made_by, made_s, settled_by, settled_s, reason, reverses_id, reversed_id, row_version)
VALUES (:id, :org, :other, :kind, :purpose, :detail, :amount_fen, :day, :year, :document, :decided_day, 'waiting', :account, :now, 0, 0, :reason, :reverses, 0, 1);

--: dues_entry_close(id: dues_entry_id, state: text, account: int, now: time, reason: text, version: int) -> none
UPDATE dues_entry SET state = :state, settled_by = :account, settled_s = :now, reason = CASE WHEN :reason = '' THEN reason ELSE :reason END, row_version = row_version + 1
 WHERE id = :id AND state = 'waiting' AND row_version = :version;

--: dues_entry_countered(id: dues_entry_id, reversed: int, version: int) -> none
UPDATE dues_entry SET reversed_id = :reversed, row_version = row_version + 1 WHERE id = :id AND reversed_id = 0 AND row_version = :version;

-- What was to be taken back stands again.
--: dues_entry_stands(id: dues_entry_id) -> none
UPDATE dues_entry SET reversed_id = 0, row_version = row_version + 1 WHERE id = :id;

--: dues_entries_count(org: org_id, kind: text) -> one dues_entry_count(n: int)
SELECT COUNT(*) AS n FROM dues_entry WHERE org_id = :org AND kind = :kind AND state <> 'refused' AND reversed_id = 0 AND reverses_id = 0;

-- Of a year or one before it: what is settled there later is carried into it.
--: dues_entries_waiting(org: org_id, year: int) -> one dues_entry_count
SELECT COUNT(*) AS n FROM dues_entry WHERE (org_id = :org OR other_id = :org) AND year <= :year AND state = 'waiting';

-- What an organisation itself, or the receiver where there is one, has to settle: its own, and uses of units right below.
--: dues_entries_to_settle(org: org_id, account: int) -> one dues_entry_count
SELECT COUNT(*) AS n FROM dues_entry e JOIN org o ON o.id = e.org_id
 WHERE e.state = 'waiting' AND e.made_by <> :account AND (e.other_id = :org OR (e.other_id = 0 AND (e.org_id = :org OR o.parent_id = :org)));

-- Units right below: what they handed up, were allotted and used in a year, and when they made it public.
--: dues_book_below(org: org_id, year: int, today: day) -> many dues_book_unit(id: org_id, name: text, up_fen: fen, down_fen: fen, used_fen: fen, public_day: day)
SELECT o.id, o.short_name AS name,
       CAST(COALESCE((SELECT SUM(e.amount_fen) FROM dues_entry e WHERE e.org_id = o.id AND e.year = :year AND e.kind = 'hand_up' AND e.state = 'settled'), 0) AS BIGINT) AS up_fen,
       CAST(COALESCE((SELECT SUM(e.amount_fen) FROM dues_entry e WHERE e.other_id = o.id AND e.year = :year AND e.kind = 'allot' AND e.state = 'settled'), 0) AS BIGINT) AS down_fen,
       CAST(COALESCE((SELECT SUM(e.amount_fen) FROM dues_entry e WHERE e.org_id = o.id AND e.year = :year AND e.kind = 'use' AND e.state = 'settled'), 0) AS BIGINT) AS used_fen,
       COALESCE((SELECT t.day FROM dues_statement t WHERE t.org_id = o.id AND t.year = :year), 2932897) AS public_day
  FROM org o WHERE o.parent_id = :org AND o.to_day > :today ORDER BY o.path;

-- ---- years that were made public ----

--: dues_statement_find(org: org_id, year: int) -> one dues_statement_row(id: dues_statement_id, org: org_id, org_name: text, year: int, day: day)
SELECT t.id, t.org_id, o.name AS org_name, t.year, t.day FROM dues_statement t JOIN org o ON o.id = t.org_id WHERE t.org_id = :org AND t.year = :year;

-- The year that keeps another from being changed: of the organisation itself or of the nearest above it, the same one or the first behind it.
--: dues_year_closed(org: org_id, year: int) -> one dues_statement_row
WITH RECURSIVE up(id, parent_id, steps) AS (
  SELECT id, parent_id, 0 FROM org WHERE id = :org
   UNION ALL
  SELECT o.id, o.parent_id, up.steps + 1 FROM org o JOIN up ON o.id = up.parent_id)
SELECT t.id, t.org_id, o.name AS org_name, t.year, t.day FROM up JOIN dues_statement t ON t.org_id = up.id JOIN org o ON o.id = t.org_id
 WHERE t.year >= :year ORDER BY up.steps, t.year LIMIT 1;

-- Of an organisation and of everything above it.
--: dues_statements_above(org: org_id, limit: int) -> many dues_statement_row
WITH RECURSIVE up(id, parent_id) AS (
  SELECT id, parent_id FROM org WHERE id = :org
   UNION ALL
  SELECT o.id, o.parent_id FROM org o JOIN up ON o.id = up.parent_id)
SELECT t.id, t.org_id, o.name AS org_name, t.year, t.day FROM up JOIN dues_statement t ON t.org_id = up.id JOIN org o ON o.id = t.org_id
 ORDER BY t.year DESC, o.path DESC, t.id LIMIT :limit;

--: dues_statement_lines(statement: dues_statement_id) -> many dues_statement_item(item: text, purpose: text, amount_fen: fen)
SELECT item, purpose, amount_fen FROM dues_statement_line WHERE statement_id = :statement ORDER BY number;

--: dues_statement_insert(id: dues_statement_id, org: org_id, year: int, day: day, account: int) -> none
INSERT INTO dues_statement (id, org_id, year, day, account_id) VALUES (:id, :org, :year, :day, :account);

--: dues_statement_line_insert(statement: dues_statement_id, number: int, item: text, purpose: text, amount_fen: fen) -> none
INSERT INTO dues_statement_line (statement_id, number, item, purpose, amount_fen) VALUES (:statement, :number, :item, :purpose, :amount_fen);
