-- Draws: the frozen pool, the seed, and who was drawn.

--: draw_insert(id: draw_id, subject: text, subject_id: int, part: int, item: text, title: text, org: org_id, wanted: int, pool_count: int, pool_digest: text, seed_source: text, account: int, time_s: time) -> none
INSERT INTO draw (id, subject, subject_id, part_id, item, title, org_id, wanted, pool_count, pool_digest, seed_source, seed, opened_by, opened_s, drawn_by,
       drawn_s, row_version)
VALUES (:id, :subject, :subject_id, :part, :item, :title, :org, :wanted, :pool_count, :pool_digest, :seed_source, '', :account, :time_s, 0, 0, 1);

--: part draw_columns()
       d.id, d.title, d.org_id, o.name, d.wanted, d.pool_count, d.pool_digest, d.seed_source, d.seed, d.opened_by, d.opened_s, d.drawn_by, d.drawn_s,
       COALESCE(g.before_id, 0), COALESCE(g.reason, ''), d.subject, d.subject_id,
       COALESCE((SELECT MAX(n.draw_id) FROM draw_again n JOIN draw e ON e.id = n.draw_id WHERE n.before_id = d.id AND e.seed <> ''), 0) AS later
  FROM draw d JOIN org o ON o.id = d.org_id LEFT JOIN draw_again g ON g.draw_id = d.id

--: draw_get(id: draw_id) -> one draw_row(id: draw_id, title: text, org: org_id, org_name: text, wanted: int, pool_count: int, pool_digest: text, seed_source: text, seed: text, opened_by: int, opened_s: time, drawn_by: int, drawn_s: time, before: draw_id, reason: text, subject: text, subject_id: int, later: draw_id)
SELECT {draw_columns} WHERE d.id = :id;

-- The newest.
--: draw_by_item(subject: text, subject_id: int, part: int, item: text) -> one draw_row
SELECT {draw_columns} WHERE d.subject = :subject AND d.subject_id = :subject_id AND d.part_id = :part AND d.item = :item ORDER BY d.id DESC LIMIT 1;

-- All that were asked for by one case, the earliest first.
--: draws_of_subject(subject: text, subject_id: int) -> many draw_of_case(id: draw_id, part: int, item: text, title: text, pool_digest: text, seed: text, reason: text, drawn_s: time)
SELECT d.id, d.part_id, d.item, d.title, d.pool_digest, d.seed, COALESCE(g.reason, ''), d.drawn_s
  FROM draw d LEFT JOIN draw_again g ON g.draw_id = d.id WHERE d.subject = :subject AND d.subject_id = :subject_id ORDER BY d.id;

--: draws_of(org: org_id) -> many draw_row
SELECT {draw_columns} WHERE d.org_id = :org ORDER BY d.id DESC LIMIT 200;

-- Draws from a pool of that size, the newest first.
--: draws_of_size(org: org_id, pool_count: int) -> many draw_row
SELECT {draw_columns} WHERE d.org_id = :org AND d.pool_count = :pool_count ORDER BY d.id DESC LIMIT 200;

--: draw_again_insert(id: draw_again_id, draw: draw_id, before: draw_id, reason: text) -> none
INSERT INTO draw_again (id, draw_id, before_id, reason) VALUES (:id, :draw, :before, :reason);

--: draw_lot_insert(id: draw_lot_id, draw: draw_id, number: int, name: text) -> none
INSERT INTO draw_lot (id, draw_id, number, name, place) VALUES (:id, :draw, :number, :name, 0);

--: draw_lots(draw: draw_id) -> many draw_lot_row(number: int, name: text, place: int)
SELECT number, name, place FROM draw_lot WHERE draw_id = :draw ORDER BY number;

--: draw_lot_place(draw: draw_id, number: int, place: int) -> none
UPDATE draw_lot SET place = :place WHERE draw_id = :draw AND number = :number;

--: draw_mark_held(draw: draw_id, seed: text, account: int, time_s: time) -> none
UPDATE draw SET seed = :seed, drawn_by = :account, drawn_s = :time_s, row_version = row_version + 1 WHERE id = :draw;
