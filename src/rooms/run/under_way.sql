-- What is being done about somebody: open cases, the open transfer, requests for a correction.

--: across under_way_rows(region: int, person: int) -> many under_way_row(kind: text, id: int, programme: int, step: text, title: text, state: text, until: day, path: text)
SELECT 'run' AS kind, r.id, r.programme_id AS programme, r.step, '' AS title, r.step_title AS state, 2932897 AS until, o.path
  FROM run r JOIN org o ON o.id = r.org_id
 WHERE r.region_id = :region AND r.subject_kind = 'person' AND r.subject_id = :person AND r.state = 'open'
UNION ALL
SELECT 'transfer', t.id, 0, '', t.kind, t.state, t.valid_until, COALESCE(f.path, b.path, '')
  FROM transfer t LEFT JOIN org f ON f.id = t.from_id LEFT JOIN org b ON b.id = t.to_id
 WHERE t.person_id = :person AND t.state IN ('draft', 'agreed', 'issued', 'accepted')
UNION ALL
SELECT 'correction', k.id, 0, '', '', k.state, k.due_day, ''
  FROM correction k WHERE k.region_id = :region AND k.person_id = :person AND k.state = 'open'
 ORDER BY 1 DESC, 2;
