-- Holds of cases: who ordered them and why, who lifted them and why.
--sqlite
CREATE TABLE run_hold (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL REFERENCES org (id),
  is_stopped INTEGER NOT NULL CHECK (is_stopped IN (0, 1)),
  from_day INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 500),
  talk_day INTEGER NOT NULL,
  talk TEXT NOT NULL CHECK (length(talk) <= 500),
  person_id INTEGER NOT NULL,
  post_name TEXT NOT NULL CHECK (length(post_name) <= 60),
  account_id INTEGER NOT NULL,
  time_s INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  lift_reason TEXT NOT NULL CHECK (length(lift_reason) <= 500),
  lifter_id INTEGER NOT NULL,
  lifter_post TEXT NOT NULL CHECK (length(lifter_post) <= 60),
  lift_account_id INTEGER NOT NULL,
  lift_s INTEGER NOT NULL
) STRICT;
CREATE INDEX run_hold_by_run ON run_hold (region_id, run_id, to_day);
CREATE INDEX run_hold_by_day ON run_hold (region_id, to_day, org_id);
--postgres
CREATE TABLE run_hold (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  run_id BIGINT NOT NULL,
  step_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL REFERENCES org (id),
  is_stopped BIGINT NOT NULL CHECK (is_stopped IN (0, 1)),
  from_day BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 500),
  talk_day BIGINT NOT NULL,
  talk TEXT COLLATE "C" NOT NULL CHECK (char_length(talk) <= 500),
  person_id BIGINT NOT NULL,
  post_name TEXT COLLATE "C" NOT NULL CHECK (char_length(post_name) <= 60),
  account_id BIGINT NOT NULL,
  time_s BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  lift_reason TEXT COLLATE "C" NOT NULL CHECK (char_length(lift_reason) <= 500),
  lifter_id BIGINT NOT NULL,
  lifter_post TEXT COLLATE "C" NOT NULL CHECK (char_length(lifter_post) <= 60),
  lift_account_id BIGINT NOT NULL,
  lift_s BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX run_hold_by_run ON run_hold (region_id, run_id, to_day);
CREATE INDEX run_hold_by_day ON run_hold (region_id, to_day, org_id);
CREATE INDEX run_hold_by_id ON run_hold (id);
