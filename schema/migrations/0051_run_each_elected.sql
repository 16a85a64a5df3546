-- Whom the organisations below elected in cases that another case wants: the delegates of a congress.
--sqlite
CREATE TABLE run_each_elected (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  part_id INTEGER NOT NULL,
  vote TEXT NOT NULL CHECK (length(vote) <= 40),
  person_id INTEGER NOT NULL
) STRICT;
CREATE INDEX run_each_elected_by_part ON run_each_elected (region_id, part_id, vote);
--postgres
CREATE TABLE run_each_elected (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  part_id BIGINT NOT NULL,
  vote TEXT COLLATE "C" NOT NULL CHECK (char_length(vote) <= 40),
  person_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_each_elected_by_id ON run_each_elected (id);
CREATE INDEX run_each_elected_by_part ON run_each_elected (region_id, part_id, vote);
