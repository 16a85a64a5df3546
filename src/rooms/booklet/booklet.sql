-- Booklets by number, and where the printer sets their fields.

--: booklet_insert(id: booklet_id, org: org_id, number: text, day: day, source: text) -> none
INSERT INTO booklet (id, org_id, number, state, received_day, source, issued_day, run_id, person_id, voided_day, reason, row_version)
VALUES (:id, :org, :number, 'stock', :day, :source, 2932897, 0, 0, 2932897, '', 1);

--: part booklet_columns()
       b.id, b.org_id, o.name, o.path, b.number, b.state, b.received_day, b.source, b.issued_day, b.run_id, b.person_id, COALESCE(p.name, ''),
       b.voided_day, b.reason, b.row_version
  FROM booklet b JOIN org o ON o.id = b.org_id LEFT JOIN person p ON p.id = b.person_id

--: across booklet_get(id: booklet_id) -> one booklet_row(id: booklet_id, org: org_id, org_name: text, org_path: text, number: text, state: text, received_day: day, source: text, issued_day: day, run: int, person: int, person_name: text, voided_day: day, reason: text, row_version: int)
SELECT {booklet_columns} WHERE b.id = :id;

--: across booklet_numbered(number: text) -> one booklet_row
SELECT {booklet_columns} WHERE b.number = :number;

-- Of an organisation, one state or all.
--: across booklets_of(org: org_id, state: text, limit: int, offset: int) -> many booklet_row
SELECT {booklet_columns} WHERE b.org_id = :org AND (:state = '' OR b.state = :state) ORDER BY b.number LIMIT :limit OFFSET :offset;

--: booklet_counts(org: org_id) -> one booklet_count_row(received: int, issued: int, voided: int, stock: int)
SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN state = 'issued' THEN 1 ELSE 0 END), 0) AS BIGINT), CAST(COALESCE(SUM(CASE WHEN state = 'voided' THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE WHEN state = 'stock' THEN 1 ELSE 0 END), 0) AS BIGINT) FROM booklet WHERE org_id = :org;

-- What a committee handed over or took over when one was merged into the other, with how they stood on the day before; the document is that of the merger.
--: booklet_handovers(org: org_id) -> many booklet_handover_row(day: day, from_org: org_id, from_name: text, to_org: org_id, to_name: text, document: text, count: int, issued: int, voided: int)
SELECT h.day, h.from_id, f.name, h.to_id, t.name, COALESCE((SELECT MAX(p.document) FROM org_path p WHERE p.org_id = h.from_id AND p.reason = 'merged' AND p.from_day = h.day), ''), h.n, h.issued, h.voided
  FROM (SELECT g.day, g.from_id, g.to_id, COUNT(*) AS n, CAST(SUM(CASE WHEN g.issued_day < g.day AND g.voided_day >= g.day THEN 1 ELSE 0 END) AS BIGINT) AS issued,
               CAST(SUM(CASE WHEN g.voided_day < g.day THEN 1 ELSE 0 END) AS BIGINT) AS voided
          FROM (SELECT x.to_day AS day, x.org_id AS from_id, b.issued_day, b.voided_day,
                       COALESCE((SELECT y.org_id FROM org_carried y WHERE y.thing = 'booklet' AND y.thing_id = x.thing_id AND y.to_day > x.to_day ORDER BY y.to_day LIMIT 1), b.org_id) AS to_id
                  FROM org_carried x JOIN booklet b ON b.id = x.thing_id WHERE x.thing = 'booklet') g
         GROUP BY g.day, g.from_id, g.to_id) h
  JOIN org f ON f.id = h.from_id JOIN org t ON t.id = h.to_id
 WHERE h.from_id = :org OR h.to_id = :org ORDER BY h.day, h.from_id;

--: across booklet_of_run(run: int) -> one booklet_row
SELECT {booklet_columns} WHERE b.run_id = :run AND b.state = 'issued';

-- Practices of cases about people in a subtree, of one state or all: few, so that their files tell which of them name booklets.
--: booklet_programmes(region: int, state: text, path_from: text, path_to: text) -> many booklet_programme_row(programme: programme_file_id)
SELECT DISTINCT r.programme_id FROM run r JOIN org o ON o.id = r.org_id
 WHERE r.region_id = :region AND (:state = '' OR r.state = :state) AND r.subject_kind = 'person' AND o.path >= :path_from AND o.path < :path_to ORDER BY r.programme_id;

-- Open cases of a practice in a subtree that came to a step and have no booklet: none was issued, and behind the step none is filled in.
--: booklet_waiting(region: int, programme: programme_file_id, step: text, form: text, field: text, path_from: text, path_to: text, limit: int) -> many booklet_waiting_row(run: int, title: text, org_name: text, step_title: text)
SELECT r.id, r.title, o.name, r.step_title FROM run r JOIN org o ON o.id = r.org_id
 WHERE r.region_id = :region AND r.programme_id = :programme AND r.state = 'open' AND r.subject_kind = 'person' AND o.path >= :path_from AND o.path < :path_to
   AND EXISTS (SELECT 1 FROM run_step s WHERE s.region_id = :region AND s.run_id = r.id AND s.step = :step)
   AND NOT EXISTS (SELECT 1 FROM booklet b WHERE b.run_id = r.id AND b.state = 'issued')
   AND (r.step = :step OR NOT EXISTS (SELECT 1 FROM run_value v WHERE v.region_id = :region AND v.run_id = r.id AND v.form = :form AND v.field = :field AND v.value <> ''))
 ORDER BY CASE WHEN r.step = :step THEN 0 ELSE 1 END, o.path, r.title, r.id LIMIT :limit;

-- Other cases in which that number stands: those that were ended without a result left theirs.
--: booklet_named_by(region: int, code: text, form: text, field: text, number: text, run: int) -> many booklet_naming_row(run: int, title: text, org_path: text, opened_day: day, person: person_id, step: int)
SELECT r.id, r.title, o.path, r.opened_day, r.subject_id, v.step_id FROM run r CROSS JOIN run_value v JOIN org o ON o.id = r.org_id
 WHERE v.region_id = :region AND v.run_id = r.id AND r.region_id = :region AND r.code = :code AND r.state <> 'stopped' AND r.subject_kind = 'person' AND r.id <> :run AND v.form = :form AND v.field = :field AND v.value = :number
 ORDER BY r.id, v.id LIMIT 20;

-- The numbers that stand in cases of a practice in a subtree and were not issued for them, or are void by now, each as it was typed last; the state of the number
-- in the register, '' where it is in none. is_own: it was issued for this case, and voided.
--: booklet_unmatched(region: int, programme: programme_file_id, form: text, field: text, path_from: text, path_to: text, limit: int) -> many booklet_unmatched_row(run: int, title: text, org_name: text, org_path: text, number: text, state: text, is_own: bool, voided_day: day, reason: text)
SELECT r.id, r.title, o.name, o.path, v.value, COALESCE(b.state, ''), CASE WHEN b.run_id = r.id THEN 1 ELSE 0 END, COALESCE(b.voided_day, 2932897), COALESCE(b.reason, '')
  FROM org o CROSS JOIN run r
  JOIN run_value v ON v.id = (SELECT MAX(l.id) FROM run_value l WHERE l.region_id = :region AND l.run_id = r.id AND l.form = :form AND l.field = :field)
  LEFT JOIN booklet b ON b.number = v.value
 WHERE o.path >= :path_from AND o.path < :path_to AND r.region_id = :region AND r.org_id = o.id AND r.programme_id = :programme AND r.state IN ('open', 'done')
   AND r.subject_kind = 'person' AND v.region_id = :region AND v.value <> ''
   AND NOT EXISTS (SELECT 1 FROM booklet i WHERE i.number = v.value AND i.run_id = r.id AND i.state = 'issued')
 ORDER BY o.path, r.title, r.id LIMIT :limit;

--: booklet_set_issued(id: booklet_id, run: int, person: int, day: day, version: int) -> none
UPDATE booklet SET state = 'issued', issued_day = :day, run_id = :run, person_id = :person, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: booklet_set_voided(id: booklet_id, day: day, reason: text, version: int) -> none
UPDATE booklet SET state = 'voided', voided_day = :day, reason = :reason, row_version = row_version + 1 WHERE id = :id AND row_version = :version;

--: overprint_offset_get(account: int, org: org_id) -> one overprint_offset_row(right_tenths: int, down_tenths: int, row_version: int)
SELECT right_tenths, down_tenths, row_version FROM overprint_offset WHERE account_id = :account AND org_id = :org;

--: overprint_offset_set(account: int, org: org_id, right_tenths: int, down_tenths: int) -> none
INSERT INTO overprint_offset (account_id, org_id, right_tenths, down_tenths, row_version) VALUES (:account, :org, :right_tenths, :down_tenths, 1)
ON CONFLICT (account_id, org_id) DO UPDATE SET right_tenths = excluded.right_tenths, down_tenths = excluded.down_tenths, row_version = overprint_offset.row_version + 1;

--: overprint_places(org: org_id) -> many overprint_place_row(field: text, x_tenths: int, y_tenths: int, row_version: int)
SELECT field, x_tenths, y_tenths, row_version FROM overprint_place WHERE org_id = :org ORDER BY field;

--: overprint_place_set(org: org_id, field: text, x_tenths: int, y_tenths: int) -> none
INSERT INTO overprint_place (org_id, field, x_tenths, y_tenths, row_version) VALUES (:org, :field, :x_tenths, :y_tenths, 1)
ON CONFLICT (org_id, field) DO UPDATE SET x_tenths = excluded.x_tenths, y_tenths = excluded.y_tenths, row_version = overprint_place.row_version + 1;
