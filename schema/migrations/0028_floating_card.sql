-- The yearly cards of floating members, and what stands in them.
--sqlite
CREATE TABLE floating_card (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  floating_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  home_id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  serial INTEGER NOT NULL,
  day INTEGER NOT NULL,
  account_id INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX floating_card_by_person ON floating_card (region_id, person_id, year);
CREATE INDEX floating_card_by_floating ON floating_card (region_id, floating_id, year);
CREATE INDEX floating_card_by_home ON floating_card (region_id, home_id, year, serial);
CREATE TABLE floating_activity (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  floating_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (length(kind) <= 20),
  reporter TEXT NOT NULL CHECK (length(reporter) <= 10),
  confirmed_day INTEGER NOT NULL,
  confirmed_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX floating_activity_by_day ON floating_activity (region_id, floating_id, day, kind);
--postgres
CREATE TABLE floating_card (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  floating_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  home_id BIGINT NOT NULL,
  year BIGINT NOT NULL,
  serial BIGINT NOT NULL,
  day BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE UNIQUE INDEX floating_card_by_person ON floating_card (region_id, person_id, year);
CREATE INDEX floating_card_by_floating ON floating_card (region_id, floating_id, year);
CREATE INDEX floating_card_by_home ON floating_card (region_id, home_id, year, serial);
CREATE INDEX floating_card_by_id ON floating_card (id);
CREATE TABLE floating_activity (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  floating_id BIGINT NOT NULL,
  day BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 20),
  reporter TEXT COLLATE "C" NOT NULL CHECK (char_length(reporter) <= 10),
  confirmed_day BIGINT NOT NULL,
  confirmed_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE UNIQUE INDEX floating_activity_by_day ON floating_activity (region_id, floating_id, day, kind);
CREATE INDEX floating_activity_by_id ON floating_activity (id);
