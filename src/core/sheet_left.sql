-- Of an uploaded workbook the visible sheets that were not read.

--: quiet sheet_left_insert(subject: text, subject_id: int, read_name: text, count: int, names: text) -> none
INSERT INTO sheet_left (subject, subject_id, read_name, unread_count, unread_names) VALUES (:subject, :subject_id, :read_name, :count, :names);

--: sheet_left_get(subject: text, subject_id: int) -> one sheet_left_row(read_name: text, count: int, names: text)
SELECT read_name, unread_count AS count, unread_names AS names FROM sheet_left WHERE subject = :subject AND subject_id = :subject_id;
