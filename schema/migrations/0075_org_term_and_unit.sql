-- Terms and unit kinds of organisations before the present ones. What stands in org has held since it began: nothing is known before it.
--sqlite
CREATE TABLE org_term (
  org_id INTEGER NOT NULL REFERENCES org (id),
  elected_day INTEGER NOT NULL,
  term_years INTEGER NOT NULL,
  term_ends_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  PRIMARY KEY (org_id, elected_day)
) STRICT, WITHOUT ROWID;
CREATE TABLE org_unit (
  org_id INTEGER NOT NULL REFERENCES org (id),
  unit_kind TEXT NOT NULL CHECK (length(unit_kind) <= 40),
  to_day INTEGER NOT NULL,
  PRIMARY KEY (org_id, to_day)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE org_term (
  org_id BIGINT NOT NULL REFERENCES org (id),
  elected_day BIGINT NOT NULL,
  term_years BIGINT NOT NULL,
  term_ends_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  PRIMARY KEY (org_id, elected_day)
);
CREATE TABLE org_unit (
  org_id BIGINT NOT NULL REFERENCES org (id),
  unit_kind TEXT COLLATE "C" NOT NULL CHECK (char_length(unit_kind) <= 40),
  to_day BIGINT NOT NULL,
  PRIMARY KEY (org_id, to_day)
);
