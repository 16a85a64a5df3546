-- Mergers and moves of large organisations wait for a second person; a card finds what was merged into its organisation.
--sqlite
CREATE TABLE org_request (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  into_id INTEGER NOT NULL REFERENCES org (id),
  kind TEXT NOT NULL CHECK (length(kind) <= 10),
  day INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 100),
  members_count INTEGER NOT NULL,
  units_count INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (length(state) <= 10),
  asked_by INTEGER NOT NULL,
  asked_s INTEGER NOT NULL,
  decided_by INTEGER NOT NULL,
  decided_s INTEGER NOT NULL,
  note TEXT NOT NULL CHECK (length(note) <= 200),
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX org_request_by_state ON org_request (state, id);
CREATE INDEX org_request_by_org ON org_request (org_id, state, id);
CREATE INDEX org_path_by_parent ON org_path (parent_id, reason, from_day);
--postgres
CREATE TABLE org_request (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  into_id BIGINT NOT NULL REFERENCES org (id),
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 10),
  day BIGINT NOT NULL,
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  members_count BIGINT NOT NULL,
  units_count BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 10),
  asked_by BIGINT NOT NULL,
  asked_s BIGINT NOT NULL,
  decided_by BIGINT NOT NULL,
  decided_s BIGINT NOT NULL,
  note TEXT COLLATE "C" NOT NULL CHECK (char_length(note) <= 200),
  row_version BIGINT NOT NULL
);
CREATE INDEX org_request_by_state ON org_request (state, id);
CREATE INDEX org_request_by_org ON org_request (org_id, state, id);
CREATE INDEX org_path_by_parent ON org_path (parent_id, reason, from_day);
