-- Cases that are taken over from paper.
--sqlite
CREATE TABLE run_paper (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  entered_day INTEGER NOT NULL,
  file_id INTEGER NOT NULL
) STRICT;
CREATE INDEX run_paper_by_run ON run_paper (region_id, run_id);
--postgres
CREATE TABLE run_paper (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  entered_day BIGINT NOT NULL,
  file_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_paper_by_run ON run_paper (region_id, run_id);
CREATE INDEX run_paper_by_id ON run_paper (id);
