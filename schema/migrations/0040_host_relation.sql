-- To which Party organisation a non-public unit without one belongs, and where its members meet.
--sqlite
CREATE TABLE host_relation (
  host_id INTEGER NOT NULL PRIMARY KEY REFERENCES host_unit (id),
  superior_id INTEGER NOT NULL REFERENCES org (id),
  place_id INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 100),
  day INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
--postgres
CREATE TABLE host_relation (
  host_id BIGINT NOT NULL PRIMARY KEY REFERENCES host_unit (id),
  superior_id BIGINT NOT NULL REFERENCES org (id),
  place_id BIGINT NOT NULL,
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  day BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
