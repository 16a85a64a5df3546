-- Figures: what the snapshot is built from, and what the tables read beside it.
-- Values of code sets come as numbers, so that reading a million rows keeps no text.

--: figure_head() -> one figure_head_row(seq: int)
SELECT COALESCE(MAX(seq), 0) AS seq FROM audit;

--: figure_changes(after: int, limit: int) -> many figure_change(seq: int, subject: text, subject_id: int)
SELECT seq, subject, subject_id FROM audit WHERE seq > :after ORDER BY seq LIMIT :limit;

--: figure_orgs_count() -> one figure_size(n: int)
SELECT COUNT(*) FROM org;

--: figure_orgs() -> each figure_org_row(id: org_id, path: text, kind: text, unit_kind: text, from_day: day, to_day: day)
SELECT id, path, kind, unit_kind, from_day, to_day FROM org ORDER BY path, id;

--: figure_org_paths_count() -> one figure_size
SELECT COUNT(*) FROM org_path;

--: figure_org_paths() -> each figure_org_path_row(org: org_id, path: text, kind: text, from_day: day, to_day: day)
SELECT org_id, path, kind, from_day, to_day FROM org_path ORDER BY path, id;

--: across figure_people_count() -> one figure_size
SELECT COUNT(*) FROM person;

--: across figure_people() -> each figure_person_row(id: person_id, sex: int, nationality: int, birth_day: day, education: int, occupation: int, is_front_line: bool, joined_day: day)
SELECT id, sex, CASE WHEN nationality = '' THEN 0 ELSE CAST(nationality AS BIGINT) END AS nationality, birth_day,
       CASE WHEN education = '' THEN 0 ELSE CAST(education AS BIGINT) END AS education, occupation, is_front_line, joined_day
  FROM person ORDER BY id;

--: across figure_people_of(people: ids) -> each figure_person_row
SELECT id, sex, CASE WHEN nationality = '' THEN 0 ELSE CAST(nationality AS BIGINT) END AS nationality, birth_day,
       CASE WHEN education = '' THEN 0 ELSE CAST(education AS BIGINT) END AS education, occupation, is_front_line, joined_day
  FROM person WHERE id IN :people ORDER BY id;

--: across figure_spells_count() -> one figure_size
SELECT COUNT(*) FROM membership;

-- The causes are numbered as the code set membership_cause lists them; a test compares.
--: across figure_spells() -> each figure_spell_row(person: person_id, org: org_id, status: int, from_day: day, to_day: day, began: int, ended: int)
SELECT person_id, org_id, status, from_day, to_day,
       CASE began_by WHEN 'opening' THEN 0 WHEN 'joined' THEN 1 WHEN 'converted' THEN 2 WHEN 'transferred_in' THEN 3 WHEN 'moved' THEN 4
         WHEN 'restored' THEN 5 WHEN 'late_entry' THEN 6 WHEN 'sanctioned' THEN 7 ELSE 15 END AS began,
       CASE ended_by WHEN 'converted' THEN 2 WHEN 'moved' THEN 4 WHEN 'sanctioned' THEN 7 WHEN 'suspended' THEN 8
         WHEN 'transferred_out' THEN 9 WHEN 'removed' THEN 10 WHEN 'resigned' THEN 11 WHEN 'expelled' THEN 12
         WHEN 'cancelled' THEN 13 WHEN 'died' THEN 14 ELSE 15 END AS ended
  FROM membership WHERE status IN (1, 2, 3) AND from_day < to_day;

--: across figure_spells_of(people: ids) -> each figure_spell_row
SELECT person_id, org_id, status, from_day, to_day,
       CASE began_by WHEN 'opening' THEN 0 WHEN 'joined' THEN 1 WHEN 'converted' THEN 2 WHEN 'transferred_in' THEN 3 WHEN 'moved' THEN 4
         WHEN 'restored' THEN 5 WHEN 'late_entry' THEN 6 WHEN 'sanctioned' THEN 7 ELSE 15 END AS began,
       CASE ended_by WHEN 'converted' THEN 2 WHEN 'moved' THEN 4 WHEN 'sanctioned' THEN 7 WHEN 'suspended' THEN 8
         WHEN 'transferred_out' THEN 9 WHEN 'removed' THEN 10 WHEN 'resigned' THEN 11 WHEN 'expelled' THEN 12
         WHEN 'cancelled' THEN 13 WHEN 'died' THEN 14 ELSE 15 END AS ended
  FROM membership WHERE person_id IN :people AND status IN (1, 2, 3) AND from_day < to_day ORDER BY person_id, from_day, id;
