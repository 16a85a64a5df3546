-- Whoever draws from the same pool once more says why.
--sqlite
CREATE TABLE draw_again (
  id INTEGER NOT NULL PRIMARY KEY,
  draw_id INTEGER NOT NULL REFERENCES draw (id),
  before_id INTEGER NOT NULL REFERENCES draw (id),
  reason TEXT NOT NULL CHECK (length(reason) <= 200)
) STRICT;
CREATE UNIQUE INDEX draw_again_by_draw ON draw_again (draw_id);
--postgres
CREATE TABLE draw_again (
  id BIGINT NOT NULL PRIMARY KEY,
  draw_id BIGINT NOT NULL REFERENCES draw (id),
  before_id BIGINT NOT NULL REFERENCES draw (id),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200)
);
CREATE UNIQUE INDEX draw_again_by_draw ON draw_again (draw_id);
