-- When a place is open.
--sqlite
CREATE TABLE place_hours (
  place_id INTEGER NOT NULL REFERENCES place (id),
  weekday INTEGER NOT NULL,
  from_min INTEGER NOT NULL,
  to_min INTEGER NOT NULL,
  PRIMARY KEY (place_id, weekday, from_min)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_hours_by_time ON place_hours (weekday, from_min, to_min, place_id);
--postgres
CREATE TABLE place_hours (
  place_id BIGINT NOT NULL REFERENCES place (id),
  weekday BIGINT NOT NULL,
  from_min BIGINT NOT NULL,
  to_min BIGINT NOT NULL,
  PRIMARY KEY (place_id, weekday, from_min)
);
CREATE INDEX place_hours_by_time ON place_hours (weekday, from_min, to_min, place_id);
