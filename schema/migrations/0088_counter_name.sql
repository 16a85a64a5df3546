-- A counter is told by its name in its organisation; where a name was given twice the later one gets its own number behind it.
--sqlite
UPDATE ledger_counter SET name = substr(name, 1, 38) || '（' || CAST(id AS TEXT) || '）'
 WHERE EXISTS (SELECT 1 FROM ledger_counter e WHERE e.org_id = ledger_counter.org_id AND e.name = ledger_counter.name AND e.id < ledger_counter.id);
CREATE UNIQUE INDEX ledger_counter_by_name ON ledger_counter (org_id, name);
--postgres
UPDATE ledger_counter SET name = substr(name, 1, 38) || '（' || CAST(id AS TEXT) || '）'
 WHERE EXISTS (SELECT 1 FROM ledger_counter e WHERE e.org_id = ledger_counter.org_id AND e.name = ledger_counter.name AND e.id < ledger_counter.id);
CREATE UNIQUE INDEX ledger_counter_by_name ON ledger_counter (org_id, name);
