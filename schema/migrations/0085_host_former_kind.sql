-- What units were before their present kind. What stands in host_unit has held since it began: nothing is known before it.
--sqlite
CREATE TABLE host_former_kind (
  host_id INTEGER NOT NULL REFERENCES host_unit (id),
  kind TEXT NOT NULL CHECK (length(kind) <= 40),
  to_day INTEGER NOT NULL,
  PRIMARY KEY (host_id, to_day)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE host_former_kind (
  host_id BIGINT NOT NULL REFERENCES host_unit (id),
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 40),
  to_day BIGINT NOT NULL,
  PRIMARY KEY (host_id, to_day)
);
