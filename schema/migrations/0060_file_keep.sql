-- Papers that are kept until a day, and destroyed after it.
--sqlite
CREATE TABLE file_keep (
  file_id INTEGER NOT NULL PRIMARY KEY REFERENCES file (id),
  keep_day INTEGER NOT NULL,
  erased_day INTEGER NOT NULL,
  is_destroyed INTEGER NOT NULL CHECK (is_destroyed IN (0, 1))
) STRICT;
CREATE INDEX file_keep_by_day ON file_keep (is_destroyed, keep_day, file_id);
CREATE INDEX file_by_digest ON file (digest, id);
--postgres
CREATE TABLE file_keep (
  file_id BIGINT NOT NULL PRIMARY KEY REFERENCES file (id),
  keep_day BIGINT NOT NULL,
  erased_day BIGINT NOT NULL,
  is_destroyed BIGINT NOT NULL CHECK (is_destroyed IN (0, 1))
);
CREATE INDEX file_keep_by_day ON file_keep (is_destroyed, keep_day, file_id);
CREATE INDEX file_by_digest ON file (digest, id);
