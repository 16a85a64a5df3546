-- Batches of village teams, and which batch a role of a team belongs to.
--sqlite
CREATE TABLE team_batch (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  number INTEGER NOT NULL,
  year INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 100),
  account_id INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX team_batch_by_number ON team_batch (org_id, number);
CREATE TABLE team_batch_role (
  role_id INTEGER NOT NULL PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES team_batch (id),
  region_id INTEGER NOT NULL
) STRICT;
CREATE INDEX team_batch_role_by_batch ON team_batch_role (batch_id, role_id);
--postgres
CREATE TABLE team_batch (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  number BIGINT NOT NULL,
  year BIGINT NOT NULL,
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  account_id BIGINT NOT NULL
);
CREATE UNIQUE INDEX team_batch_by_number ON team_batch (org_id, number);
CREATE TABLE team_batch_role (
  role_id BIGINT NOT NULL PRIMARY KEY,
  batch_id BIGINT NOT NULL REFERENCES team_batch (id),
  region_id BIGINT NOT NULL
);
CREATE INDEX team_batch_role_by_batch ON team_batch_role (batch_id, role_id);
