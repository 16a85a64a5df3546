-- Templates of papers, and where they are in force.
--sqlite
CREATE TABLE document_template (
  id INTEGER NOT NULL PRIMARY KEY,
  code TEXT NOT NULL CHECK (length(code) <= 20),
  version INTEGER NOT NULL,
  file_id INTEGER NOT NULL REFERENCES file (id),
  note TEXT NOT NULL CHECK (length(note) <= 100),
  time_s INTEGER NOT NULL,
  account_id INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX document_template_by_code ON document_template (code, version);
CREATE TABLE document_use (
  id INTEGER NOT NULL PRIMARY KEY,
  template_id INTEGER NOT NULL REFERENCES document_template (id),
  org_id INTEGER NOT NULL REFERENCES org (id),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  basis TEXT NOT NULL CHECK (length(basis) <= 100),
  account_id INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX document_use_by_org ON document_use (org_id, template_id);
CREATE INDEX document_use_by_template ON document_use (template_id);
--postgres
CREATE TABLE document_template (
  id BIGINT NOT NULL PRIMARY KEY,
  code TEXT COLLATE "C" NOT NULL CHECK (char_length(code) <= 20),
  version BIGINT NOT NULL,
  file_id BIGINT NOT NULL REFERENCES file (id),
  note TEXT COLLATE "C" NOT NULL CHECK (char_length(note) <= 100),
  time_s BIGINT NOT NULL,
  account_id BIGINT NOT NULL
);
CREATE UNIQUE INDEX document_template_by_code ON document_template (code, version);
CREATE TABLE document_use (
  id BIGINT NOT NULL PRIMARY KEY,
  template_id BIGINT NOT NULL REFERENCES document_template (id),
  org_id BIGINT NOT NULL REFERENCES org (id),
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  basis TEXT COLLATE "C" NOT NULL CHECK (char_length(basis) <= 100),
  account_id BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX document_use_by_org ON document_use (org_id, template_id);
CREATE INDEX document_use_by_template ON document_use (template_id);
