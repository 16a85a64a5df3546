-- Reports of duties that take the place of an earlier one of their period, and why.
--sqlite
CREATE TABLE run_report_correction (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  report_id INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 200)
) STRICT;
CREATE INDEX run_report_correction_by_report ON run_report_correction (region_id, report_id);
--postgres
CREATE TABLE run_report_correction (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  report_id BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_report_correction_by_id ON run_report_correction (id);
CREATE INDEX run_report_correction_by_report ON run_report_correction (region_id, report_id);
