-- The ledgers of stations for floating members.
--sqlite
CREATE TABLE station_entry (
  id INTEGER NOT NULL PRIMARY KEY,
  station_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  name TEXT NOT NULL CHECK (length(name) <= 50),
  person_id INTEGER NOT NULL,
  home_id INTEGER NOT NULL,
  home_path TEXT NOT NULL CHECK (length(home_path) <= 120),
  home_name TEXT NOT NULL CHECK (length(home_name) <= 100),
  came_day INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (length(state) <= 10),
  answered_day INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 100),
  settled_day INTEGER NOT NULL,
  settled_by TEXT NOT NULL CHECK (length(settled_by) <= 10),
  letter TEXT NOT NULL CHECK (length(letter) <= 60),
  serial INTEGER NOT NULL,
  ended_day INTEGER NOT NULL,
  ended_by TEXT NOT NULL CHECK (length(ended_by) <= 10),
  made_s INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX station_entry_by_station ON station_entry (path, state, id);
CREATE INDEX station_entry_by_home ON station_entry (home_path, state, id);
CREATE INDEX station_entry_by_serial ON station_entry (station_id, settled_day, serial);
--postgres
CREATE TABLE station_entry (
  id BIGINT NOT NULL PRIMARY KEY,
  station_id BIGINT NOT NULL,
  path TEXT COLLATE "C" NOT NULL CHECK (char_length(path) <= 120),
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 50),
  person_id BIGINT NOT NULL,
  home_id BIGINT NOT NULL,
  home_path TEXT COLLATE "C" NOT NULL CHECK (char_length(home_path) <= 120),
  home_name TEXT COLLATE "C" NOT NULL CHECK (char_length(home_name) <= 100),
  came_day BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  answered_day BIGINT NOT NULL,
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  settled_day BIGINT NOT NULL,
  settled_by TEXT COLLATE "C" NOT NULL CHECK (char_length(settled_by) <= 10),
  letter TEXT COLLATE "C" NOT NULL CHECK (char_length(letter) <= 60),
  serial BIGINT NOT NULL,
  ended_day BIGINT NOT NULL,
  ended_by TEXT COLLATE "C" NOT NULL CHECK (char_length(ended_by) <= 10),
  made_s BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX station_entry_by_station ON station_entry (path, state, id);
CREATE INDEX station_entry_by_home ON station_entry (home_path, state, id);
CREATE INDEX station_entry_by_serial ON station_entry (station_id, settled_day, serial);
