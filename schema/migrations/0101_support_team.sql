-- Teams of first secretary and liaison that are formed in villages (ST-04).
--sqlite
CREATE TABLE support_team (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 100),
  reason TEXT NOT NULL CHECK (length(reason) <= 200)
) STRICT;
CREATE INDEX support_team_by_org ON support_team (org_id, from_day, id);
--postgres
CREATE TABLE support_team (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200)
);
CREATE INDEX support_team_by_org ON support_team (org_id, from_day, id);
