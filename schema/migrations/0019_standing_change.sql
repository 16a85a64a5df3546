-- What befalls somebody's membership, a row for each event.
--sqlite
CREATE TABLE standing_change (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (length(cause) <= 40),
  was INTEGER NOT NULL,
  became INTEGER NOT NULL,
  day INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 100),
  time_s INTEGER NOT NULL,
  account_id INTEGER NOT NULL
) STRICT;
CREATE INDEX standing_change_by_person ON standing_change (region_id, person_id, day, id);
--postgres
CREATE TABLE standing_change (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  cause TEXT COLLATE "C" NOT NULL CHECK (char_length(cause) <= 40),
  was BIGINT NOT NULL,
  became BIGINT NOT NULL,
  day BIGINT NOT NULL,
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  time_s BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX standing_change_by_person ON standing_change (region_id, person_id, day, id);
CREATE INDEX standing_change_by_id ON standing_change (id);
