-- Ledgers: values of declared sheets, registers, counters. A subtree is a range of org.path.

--: ledger_values(org: org_id, sheet: text, period: text) -> many ledger_value_row(id: ledger_value_id, item: text, plan: int, value: int, state: text, reported_by: int, row_version: int)
SELECT id, item, plan, value, state, reported_by, row_version FROM ledger_value
 WHERE org_id = :org AND sheet = :sheet AND period = :period ORDER BY item, id;

-- Over a subtree; period '' is every period there is.
--: ledger_totals(path: text, path_to: text, sheet: text, period: text) -> many ledger_total_row(item: text, units: int, verified_units: int, plan: int, value: int, verified: int)
SELECT v.item, COUNT(*) AS units, CAST(SUM(CASE WHEN v.state = 'verified' THEN 1 ELSE 0 END) AS BIGINT) AS verified_units,
       CAST(SUM(v.plan) AS BIGINT) AS plan, CAST(SUM(v.value) AS BIGINT) AS value,
       CAST(SUM(CASE WHEN v.state = 'verified' THEN v.value ELSE 0 END) AS BIGINT) AS verified
  FROM ledger_value v JOIN org o ON o.id = v.org_id
 WHERE v.sheet = :sheet AND (:period = '' OR v.period = :period) AND o.path >= :path AND o.path < :path_to
 GROUP BY v.item ORDER BY v.item;

--: ledger_units(path: text, path_to: text, sheet: text, period: text, item: text, state: text, limit: int, offset: int) -> many ledger_unit_row(org: org_id, name: text, period: text, plan: int, value: int, state: text)
SELECT o.id AS org, o.name, v.period, v.plan, v.value, v.state
  FROM ledger_value v JOIN org o ON o.id = v.org_id
 WHERE v.sheet = :sheet AND (:period = '' OR v.period = :period) AND v.item = :item AND (:state = '' OR v.state = :state)
   AND o.path >= :path AND o.path < :path_to
 ORDER BY o.path, v.period, v.id LIMIT :limit OFFSET :offset;

--: ledger_units_count(path: text, path_to: text, sheet: text, period: text, item: text, state: text) -> one ledger_number(n: int)
SELECT COUNT(*) FROM ledger_value v JOIN org o ON o.id = v.org_id
 WHERE v.sheet = :sheet AND (:period = '' OR v.period = :period) AND v.item = :item AND (:state = '' OR v.state = :state)
   AND o.path >= :path AND o.path < :path_to;

--: ledger_periods(path: text, path_to: text, sheet: text) -> many ledger_period_row(period: text)
SELECT DISTINCT v.period FROM ledger_value v JOIN org o ON o.id = v.org_id
 WHERE v.sheet = :sheet AND o.path >= :path AND o.path < :path_to ORDER BY v.period DESC LIMIT 20;

-- Another organisation of the same line, above or below, that has values of the sheet in the period.
--: ledger_in_line(path: text, path_to: text, sheet: text, period: text) -> many ledger_line_row(id: org_id, name: text, path: text)
SELECT DISTINCT o.id, o.name, o.path FROM ledger_value v JOIN org o ON o.id = v.org_id
 WHERE v.sheet = :sheet AND v.period = :period
   AND ((o.path > :path AND o.path < :path_to)
        OR (o.path <> :path AND o.path IN (substr(:path, 1, 4), substr(:path, 1, 8), substr(:path, 1, 12), substr(:path, 1, 16), substr(:path, 1, 20), substr(:path, 1, 24))))
 ORDER BY o.path, o.id LIMIT 1;

--: ledger_value_insert(id: ledger_value_id, org: org_id, sheet: text, period: text, item: text, plan: int, value: int, account: int) -> none
INSERT INTO ledger_value (id, org_id, sheet, period, item, plan, value, state, reported_by, verified_by, row_version)
VALUES (:id, :org, :sheet, :period, :item, :plan, :value, 'reported', :account, 0, 1);

--: ledger_value_update(id: ledger_value_id, plan: int, value: int, account: int) -> none
UPDATE ledger_value SET plan = :plan, value = :value, state = 'reported', reported_by = :account, verified_by = 0, row_version = row_version + 1 WHERE id = :id;

--: ledger_value_delete(id: ledger_value_id) -> none
DELETE FROM ledger_value WHERE id = :id;

--: ledger_values_verify(org: org_id, sheet: text, period: text, account: int) -> none
UPDATE ledger_value SET state = 'verified', verified_by = :account, row_version = row_version + 1
 WHERE org_id = :org AND sheet = :sheet AND period = :period AND state = 'reported';

-- ---- registers ----

--: part ledger_entry_columns()
e.id, e.org_id, o.name AS org_name, e.book, e.kind, e.title, e.number, e.detail, e.day, e.state, e.entered_by, e.row_version,
       COALESCE(r.households, 0) AS households, COALESCE(r.gain_fen, 0) AS gain_fen, COALESCE(r.year, 0) AS year
  FROM ledger_entry e JOIN org o ON o.id = e.org_id
       LEFT JOIN ledger_result r ON r.entry_id = e.id AND r.year = (SELECT MAX(l.year) FROM ledger_result l WHERE l.entry_id = e.id)

--: ledger_entry_get(id: ledger_entry_id) -> one ledger_entry_row(id: ledger_entry_id, org: org_id, org_name: text, book: text, kind: text, title: text, number: text, detail: text, day: day, state: text, entered_by: int, row_version: int, households: int, gain_fen: fen, year: int)
SELECT {ledger_entry_columns}
 WHERE e.id = :id;

-- With the latest year's result of each.
--: ledger_entries(path: text, path_to: text, book: text, kind: text, limit: int, offset: int) -> many ledger_entry_row
SELECT {ledger_entry_columns}
 WHERE e.book = :book AND (:kind = '' OR e.kind = :kind) AND o.path >= :path AND o.path < :path_to
 ORDER BY e.day DESC, e.id DESC LIMIT :limit OFFSET :offset;

-- How many, with the households of the latest year and their gain, weighed by households.
--: ledger_entry_totals(path: text, path_to: text, book: text, kind: text) -> one ledger_entry_total(n: int, verified: int, households: int, gain_fen: fen)
SELECT COUNT(*) AS n, CAST(COALESCE(SUM(CASE WHEN e.state = 'verified' THEN 1 ELSE 0 END), 0) AS BIGINT) AS verified,
       CAST(COALESCE(SUM(r.households), 0) AS BIGINT) AS households, CAST(COALESCE(SUM(r.households * r.gain_fen), 0) AS BIGINT) AS gain_fen
  FROM ledger_entry e JOIN org o ON o.id = e.org_id
       LEFT JOIN ledger_result r ON r.entry_id = e.id AND r.year = (SELECT MAX(l.year) FROM ledger_result l WHERE l.entry_id = e.id)
 WHERE e.book = :book AND (:kind = '' OR e.kind = :kind) AND o.path >= :path AND o.path < :path_to;

-- `number` in capitals, without blanks, its brackets narrow: however a number was written, it is the same.
--: ledger_numbered(book: text, number: text) -> one ledger_number
SELECT COUNT(*) FROM ledger_entry
 WHERE book = :book AND number <> '' AND UPPER(REPLACE(REPLACE(REPLACE(number, ' ', ''), '（', '('), '）', ')')) = :number;

-- The same record entered at another level of the same line.
--: ledger_entered_in_line(path: text, path_to: text, book: text, title: text, day: day) -> many ledger_line_row
SELECT o.id, o.name, o.path FROM ledger_entry e JOIN org o ON o.id = e.org_id
 WHERE e.book = :book AND e.title = :title AND e.day = :day
   AND ((o.path >= :path AND o.path < :path_to)
        OR o.path IN (substr(:path, 1, 4), substr(:path, 1, 8), substr(:path, 1, 12), substr(:path, 1, 16), substr(:path, 1, 20), substr(:path, 1, 24)))
 ORDER BY o.path, e.id LIMIT 1;

--: ledger_entry_insert(id: ledger_entry_id, org: org_id, book: text, kind: text, title: text, number: text, detail: text, day: day, account: int) -> none
INSERT INTO ledger_entry (id, org_id, book, kind, title, number, detail, day, state, entered_by, verified_by, row_version)
VALUES (:id, :org, :book, :kind, :title, :number, :detail, :day, 'registered', :account, 0, 1);

--: ledger_entry_verified(id: ledger_entry_id, account: int) -> none
UPDATE ledger_entry SET state = 'verified', verified_by = :account, row_version = row_version + 1 WHERE id = :id;

--: ledger_result_set(entry: ledger_entry_id, year: int, households: int, gain_fen: fen) -> none
INSERT INTO ledger_result (entry_id, year, households, gain_fen) VALUES (:entry, :year, :households, :gain_fen)
ON CONFLICT (entry_id, year) DO UPDATE SET households = :households, gain_fen = :gain_fen;

-- ---- counters ----

--: ledger_counters(path: text, path_to: text) -> many ledger_counter_row(id: ledger_counter_id, org: org_id, org_name: text, name: text, unit: text, start_day: day, row_version: int)
SELECT n.id, n.org_id, o.name AS org_name, n.name, n.unit, n.start_day, n.row_version
  FROM ledger_counter n JOIN org o ON o.id = n.org_id WHERE o.path >= :path AND o.path < :path_to ORDER BY o.path, n.id LIMIT 200;

--: ledger_counter_get(id: ledger_counter_id) -> one ledger_counter_row
SELECT n.id, n.org_id, o.name AS org_name, n.name, n.unit, n.start_day, n.row_version
  FROM ledger_counter n JOIN org o ON o.id = n.org_id WHERE n.id = :id;

--: ledger_counter_named(org: org_id, name: text) -> one ledger_number
SELECT COUNT(*) FROM ledger_counter WHERE org_id = :org AND name = :name;

--: ledger_counter_insert(id: ledger_counter_id, org: org_id, name: text, unit: text, start_day: day) -> none
INSERT INTO ledger_counter (id, org_id, name, unit, start_day, row_version) VALUES (:id, :org, :name, :unit, :start_day, 1);

--: ledger_counter_start(id: ledger_counter_id, start_day: day, version: int) -> none
UPDATE ledger_counter SET start_day = :start_day, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: ledger_reset_insert(id: ledger_reset_id, counter: ledger_counter_id, start_day: day, day: day, reason: text, account: int) -> none
INSERT INTO ledger_reset (id, counter_id, start_day, day, reason, account_id) VALUES (:id, :counter, :start_day, :day, :reason, :account);
