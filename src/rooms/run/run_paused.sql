-- Which open cases stand still: those on hold, and those that another open case about the same subject keeps back.

-- Practices, in each of their versions, of which a case is open.
--: run_practices_open(region: int) -> many run_practice_open(programme: programme_file_id)
SELECT f.id FROM programme_file f WHERE EXISTS (SELECT 1 FROM run r WHERE r.region_id = :region AND r.code = f.code AND r.state = 'open') ORDER BY f.id;

-- Of some practices the open cases, each with the other open cases about the same subject.
--: run_subjects_shared(region: int, files: ids) -> many run_subject_shared(id: run_id, programme: programme_file_id, other: run_id, code: text, step: text)
SELECT h.id, h.programme_id, r.id, r.code, r.step
  FROM programme_file f CROSS JOIN run h CROSS JOIN run r
 WHERE f.id IN :files AND h.region_id = :region AND h.code = f.code AND h.state = 'open' AND h.programme_id = f.id AND h.subject_id <> 0
   AND r.region_id = :region AND r.subject_kind = h.subject_kind AND r.subject_id = h.subject_id AND r.state = 'open' AND r.id <> h.id
 ORDER BY r.id;

--: run_held_now(region: int) -> many run_held_row(run: run_id)
SELECT h.run_id FROM run_hold h WHERE h.region_id = :region AND h.to_day = 2932897 ORDER BY +h.run_id;
