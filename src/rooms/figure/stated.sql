-- Stated figures: what a document prints of an organisation.

--: stated_list(org: org_id) -> many stated_row(id: stated_figure_id, org: org_id, name: text, unit: text, stated: text, compared: text, counter: text, day: day, source: text)
SELECT id, org_id AS org, name, unit, stated, compared, counter, day, source FROM stated_figure WHERE org_id = :org ORDER BY id;

--: stated_get(id: stated_figure_id) -> one stated_row
SELECT id, org_id AS org, name, unit, stated, compared, counter, day, source FROM stated_figure WHERE id = :id;

--: stated_same(org: org_id, name: text, day: day, source: text) -> one stated_same_row(id: stated_figure_id, stated: text)
SELECT id, stated FROM stated_figure WHERE org_id = :org AND name = :name AND day = :day AND source = :source ORDER BY id LIMIT 1;

--: stated_insert(id: stated_figure_id, org: org_id, name: text, unit: text, stated: text, compared: text, counter: text, day: day, source: text) -> none
INSERT INTO stated_figure (id, org_id, name, unit, stated, compared, counter, day, source)
VALUES (:id, :org, :name, :unit, :stated, :compared, :counter, :day, :source);

--: stated_delete(id: stated_figure_id) -> none
DELETE FROM stated_figure WHERE id = :id;
