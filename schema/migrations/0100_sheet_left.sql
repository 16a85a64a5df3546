-- What of an uploaded workbook was not read: only its first visible sheet is.
--sqlite
CREATE TABLE sheet_left (
  subject TEXT NOT NULL CHECK (length(subject) <= 20),
  subject_id INTEGER NOT NULL,
  read_name TEXT NOT NULL CHECK (length(read_name) <= 200),
  unread_count INTEGER NOT NULL,
  unread_names TEXT NOT NULL CHECK (length(unread_names) <= 600),
  PRIMARY KEY (subject, subject_id)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE sheet_left (
  subject TEXT COLLATE "C" NOT NULL CHECK (char_length(subject) <= 20),
  subject_id BIGINT NOT NULL,
  read_name TEXT COLLATE "C" NOT NULL CHECK (char_length(read_name) <= 200),
  unread_count BIGINT NOT NULL,
  unread_names TEXT COLLATE "C" NOT NULL CHECK (char_length(unread_names) <= 600),
  PRIMARY KEY (subject, subject_id)
);
