-- Cases that a case wants of each organisation below, and what they came to.
--sqlite
CREATE TABLE run_each (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  item TEXT NOT NULL CHECK (length(item) <= 40),
  part_id INTEGER NOT NULL
) STRICT;
CREATE INDEX run_each_by_run ON run_each (region_id, run_id, item);
CREATE INDEX run_each_by_part ON run_each (region_id, part_id);
CREATE TABLE run_each_figure (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  part_id INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 40),
  above INTEGER NOT NULL,
  below INTEGER NOT NULL
) STRICT;
CREATE INDEX run_each_figure_by_part ON run_each_figure (region_id, part_id);
--postgres
CREATE TABLE run_each (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  item TEXT COLLATE "C" NOT NULL CHECK (char_length(item) <= 40),
  part_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_each_by_id ON run_each (id);
CREATE INDEX run_each_by_run ON run_each (region_id, run_id, item);
CREATE INDEX run_each_by_part ON run_each (region_id, part_id);
CREATE TABLE run_each_figure (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  part_id BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 40),
  above BIGINT NOT NULL,
  below BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_each_figure_by_id ON run_each_figure (id);
CREATE INDEX run_each_figure_by_part ON run_each_figure (region_id, part_id);
