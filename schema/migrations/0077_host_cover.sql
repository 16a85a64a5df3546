-- How units were covered before the present way. What stands in host_unit has held since it began: nothing is known before it.
--sqlite
CREATE TABLE host_cover (
  host_id INTEGER NOT NULL REFERENCES host_unit (id),
  coverage TEXT NOT NULL CHECK (length(coverage) <= 20),
  covered_by INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  PRIMARY KEY (host_id, to_day)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE host_cover (
  host_id BIGINT NOT NULL REFERENCES host_unit (id),
  coverage TEXT COLLATE "C" NOT NULL CHECK (char_length(coverage) <= 20),
  covered_by BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  PRIMARY KEY (host_id, to_day)
);
