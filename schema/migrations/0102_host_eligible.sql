-- How many full members work in a unit, by which it ought to have a Party organisation (GY-03).
--sqlite
CREATE TABLE host_eligible (
  host_id INTEGER NOT NULL PRIMARY KEY REFERENCES host_unit (id),
  full_members INTEGER NOT NULL,
  is_above_scale INTEGER NOT NULL CHECK (is_above_scale IN (0, 1)),
  row_version INTEGER NOT NULL
) STRICT;
--postgres
CREATE TABLE host_eligible (
  host_id BIGINT NOT NULL PRIMARY KEY REFERENCES host_unit (id),
  full_members BIGINT NOT NULL,
  is_above_scale BIGINT NOT NULL CHECK (is_above_scale IN (0, 1)),
  row_version BIGINT NOT NULL
);
