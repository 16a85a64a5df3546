-- In-service members and the communities where they live and serve.
--sqlite
CREATE TABLE resident (
  id INTEGER NOT NULL PRIMARY KEY,
  person_id INTEGER NOT NULL,
  home_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  community_id INTEGER NOT NULL,
  community_path TEXT NOT NULL CHECK (length(community_path) <= 120),
  offer TEXT NOT NULL CHECK (length(offer) <= 200),
  from_day INTEGER NOT NULL,
  accepted_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  ended_by TEXT NOT NULL CHECK (length(ended_by) <= 20),
  made_s INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX resident_by_person ON resident (person_id, to_day, id);
CREATE INDEX resident_by_path ON resident (to_day, path, id, accepted_day);
CREATE INDEX resident_by_community ON resident (to_day, community_path, id, accepted_day);
CREATE TABLE resident_service (
  id INTEGER NOT NULL PRIMARY KEY,
  resident_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  activity TEXT NOT NULL CHECK (length(activity) <= 60),
  minutes INTEGER NOT NULL,
  account_id INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX resident_service_by_day ON resident_service (resident_id, day, activity);
CREATE INDEX resident_service_by_person ON resident_service (person_id, day, id);
--postgres
CREATE TABLE resident (
  id BIGINT NOT NULL PRIMARY KEY,
  person_id BIGINT NOT NULL,
  home_id BIGINT NOT NULL,
  path TEXT COLLATE "C" NOT NULL CHECK (char_length(path) <= 120),
  community_id BIGINT NOT NULL,
  community_path TEXT COLLATE "C" NOT NULL CHECK (char_length(community_path) <= 120),
  offer TEXT COLLATE "C" NOT NULL CHECK (char_length(offer) <= 200),
  from_day BIGINT NOT NULL,
  accepted_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  ended_by TEXT COLLATE "C" NOT NULL CHECK (char_length(ended_by) <= 20),
  made_s BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX resident_by_person ON resident (person_id, to_day, id);
CREATE INDEX resident_by_path ON resident (to_day, path, id, accepted_day);
CREATE INDEX resident_by_community ON resident (to_day, community_path, id, accepted_day);
CREATE TABLE resident_service (
  id BIGINT NOT NULL PRIMARY KEY,
  resident_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  day BIGINT NOT NULL,
  activity TEXT COLLATE "C" NOT NULL CHECK (char_length(activity) <= 60),
  minutes BIGINT NOT NULL,
  account_id BIGINT NOT NULL
);
CREATE UNIQUE INDEX resident_service_by_day ON resident_service (resident_id, day, activity);
CREATE INDEX resident_service_by_person ON resident_service (person_id, day, id);
