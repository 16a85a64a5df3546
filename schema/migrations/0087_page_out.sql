-- The pages that were taken away from a paper of several photos. Of those taken away before, the log alone knows.
--sqlite
CREATE TABLE run_page_out (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  form TEXT NOT NULL CHECK (length(form) <= 40),
  field TEXT NOT NULL CHECK (length(field) <= 40),
  number INTEGER NOT NULL,
  file_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  time_s INTEGER NOT NULL
) STRICT;
CREATE INDEX run_page_out_by_run ON run_page_out (region_id, run_id, id);
--postgres
CREATE TABLE run_page_out (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  step_id BIGINT NOT NULL,
  form TEXT COLLATE "C" NOT NULL CHECK (char_length(form) <= 40),
  field TEXT COLLATE "C" NOT NULL CHECK (char_length(field) <= 40),
  number BIGINT NOT NULL,
  file_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  time_s BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_page_out_by_id ON run_page_out (id);
CREATE INDEX run_page_out_by_run ON run_page_out (region_id, run_id, id);
