-- A database of schema version 1, as it was made before the first migration. Frozen: never edited.
CREATE TABLE setting (
  name TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (char_length(name) <= 60),
  value TEXT COLLATE "C" NOT NULL CHECK (char_length(value) <= 500)
);
CREATE TABLE audit (
  seq BIGINT NOT NULL PRIMARY KEY,
  time_s BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  holding_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  verb TEXT COLLATE "C" NOT NULL CHECK (char_length(verb) <= 60),
  subject TEXT COLLATE "C" NOT NULL CHECK (char_length(subject) <= 40),
  subject_id BIGINT NOT NULL,
  address TEXT COLLATE "C" NOT NULL CHECK (char_length(address) <= 64),
  changes TEXT COLLATE "C" NOT NULL,
  prev_hash TEXT COLLATE "C" NOT NULL CHECK (char_length(prev_hash) <= 64),
  hash TEXT COLLATE "C" NOT NULL CHECK (char_length(hash) <= 64)
);
CREATE INDEX audit_by_subject ON audit (subject, subject_id, seq);
CREATE INDEX audit_by_account ON audit (account_id, seq);
CREATE TABLE idempotency (
  key_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (char_length(key_hash) <= 64),
  account_id BIGINT NOT NULL,
  created_s BIGINT NOT NULL,
  status BIGINT NOT NULL,
  location TEXT COLLATE "C" NOT NULL CHECK (char_length(location) <= 500),
  body TEXT COLLATE "C" NOT NULL
);
CREATE TABLE job (
  id BIGINT NOT NULL PRIMARY KEY,
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 40),
  subject_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  holding_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 20),
  done_count BIGINT NOT NULL,
  total_count BIGINT NOT NULL,
  created_s BIGINT NOT NULL,
  changed_s BIGINT NOT NULL,
  detail TEXT COLLATE "C" NOT NULL
);
CREATE INDEX job_by_state ON job (state, id);
CREATE INDEX job_by_subject ON job (subject_id, id);
CREATE TABLE account (
  id BIGINT NOT NULL PRIMARY KEY,
  login TEXT COLLATE "C" NOT NULL CHECK (char_length(login) <= 40),
  person_id BIGINT NOT NULL,
  admin BIGINT NOT NULL,
  password TEXT COLLATE "C" NOT NULL CHECK (char_length(password) <= 200),
  password_s BIGINT NOT NULL,
  must_change BIGINT NOT NULL CHECK (must_change IN (0, 1)),
  totp_secret BYTEA NOT NULL CHECK (octet_length(totp_secret) <= 200),
  totp_step BIGINT NOT NULL,
  is_closed BIGINT NOT NULL CHECK (is_closed IN (0, 1)),
  is_large BIGINT NOT NULL CHECK (is_large IN (0, 1)),
  lang TEXT COLLATE "C" NOT NULL CHECK (char_length(lang) <= 5),
  created_s BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE UNIQUE INDEX account_by_login ON account (login);
CREATE INDEX account_by_person ON account (person_id);
CREATE TABLE sign_in_try (
  login_hash TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (char_length(login_hash) <= 64),
  failures BIGINT NOT NULL,
  until_s BIGINT NOT NULL
);
CREATE TABLE post_right (
  post_kind TEXT COLLATE "C" NOT NULL CHECK (char_length(post_kind) <= 40),
  permission TEXT COLLATE "C" NOT NULL CHECK (char_length(permission) <= 40),
  PRIMARY KEY (post_kind, permission)
);
CREATE TABLE org (
  id BIGINT NOT NULL PRIMARY KEY,
  code TEXT COLLATE "C" NOT NULL CHECK (char_length(code) <= 40),
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 40),
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 100),
  short_name TEXT COLLATE "C" NOT NULL CHECK (char_length(short_name) <= 50),
  pinyin_key TEXT COLLATE "C" NOT NULL CHECK (char_length(pinyin_key) <= 200),
  initials TEXT COLLATE "C" NOT NULL CHECK (char_length(initials) <= 60),
  parent_id BIGINT NOT NULL,
  path TEXT COLLATE "C" NOT NULL CHECK (char_length(path) <= 120),
  level BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  unit_kind TEXT COLLATE "C" NOT NULL CHECK (char_length(unit_kind) <= 40),
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  term_years BIGINT NOT NULL,
  elected_day BIGINT NOT NULL,
  term_ends_day BIGINT NOT NULL,
  host_id BIGINT NOT NULL,
  external_code TEXT COLLATE "C" NOT NULL CHECK (char_length(external_code) <= 60),
  place_id BIGINT NOT NULL,
  note TEXT COLLATE "C" CHECK (char_length(note) <= 1000),
  row_version BIGINT NOT NULL
);
CREATE UNIQUE INDEX org_by_code ON org (code);
CREATE INDEX org_by_path ON org (path, name);
CREATE INDEX org_by_parent ON org (parent_id, path);
CREATE INDEX org_by_initials ON org (initials, id);
CREATE INDEX org_by_name ON org (name, id);
CREATE TABLE org_path (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  parent_id BIGINT NOT NULL,
  path TEXT COLLATE "C" NOT NULL CHECK (char_length(path) <= 120),
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 100),
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 40),
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 40),
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100)
);
CREATE INDEX org_path_by_org ON org_path (org_id, from_day);
CREATE INDEX org_path_by_path ON org_path (path, from_day);
CREATE TABLE post (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 40),
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 60),
  seats BIGINT NOT NULL,
  is_exclusive BIGINT NOT NULL CHECK (is_exclusive IN (0, 1)),
  base_post_id BIGINT NOT NULL,
  rank BIGINT NOT NULL,
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX post_by_org ON post (org_id, rank, id);
CREATE INDEX post_by_base ON post (base_post_id);
CREATE TABLE post_change (
  id BIGINT NOT NULL PRIMARY KEY,
  post_id BIGINT NOT NULL REFERENCES post (id),
  org_id BIGINT NOT NULL REFERENCES org (id),
  day BIGINT NOT NULL,
  seats_before BIGINT NOT NULL,
  seats_after BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100)
);
CREATE INDEX post_change_by_org ON post_change (org_id, day);
CREATE TABLE holding (
  id BIGINT NOT NULL PRIMARY KEY,
  post_id BIGINT NOT NULL REFERENCES post (id),
  org_id BIGINT NOT NULL REFERENCES org (id),
  person_id BIGINT NOT NULL,
  manner TEXT COLLATE "C" NOT NULL CHECK (char_length(manner) <= 40),
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  needs_second BIGINT NOT NULL CHECK (needs_second IN (0, 1)),
  proposed_by BIGINT NOT NULL,
  confirmed_by BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX holding_by_post ON holding (post_id, to_day);
CREATE INDEX holding_by_person ON holding (person_id, to_day);
CREATE INDEX holding_by_org ON holding (org_id, to_day);
CREATE TABLE org_approval (
  org_id BIGINT NOT NULL PRIMARY KEY REFERENCES org (id),
  authority TEXT COLLATE "C" NOT NULL CHECK (char_length(authority) <= 100),
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  approved_day BIGINT NOT NULL,
  linked_org_id BIGINT NOT NULL
);
CREATE INDEX org_approval_by_link ON org_approval (linked_org_id);
CREATE TABLE body_version (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  duties TEXT COLLATE "C" NOT NULL CHECK (char_length(duties) <= 2000),
  goals TEXT COLLATE "C" NOT NULL CHECK (char_length(goals) <= 2000),
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL
);
CREATE INDEX body_version_by_org ON body_version (org_id, from_day);
CREATE TABLE household_group (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  number BIGINT NOT NULL,
  households BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  elected_day BIGINT NOT NULL,
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX household_group_by_org ON household_group (org_id, number, id);
CREATE INDEX household_group_by_person ON household_group (person_id, to_day);
CREATE TABLE host_unit (
  id BIGINT NOT NULL PRIMARY KEY,
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 40),
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 100),
  org_id BIGINT NOT NULL,
  credit_code TEXT COLLATE "C" NOT NULL CHECK (char_length(credit_code) <= 18),
  coverage TEXT COLLATE "C" NOT NULL CHECK (char_length(coverage) <= 20),
  covered_by BIGINT NOT NULL,
  households BIGINT NOT NULL,
  people BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  leader TEXT COLLATE "C" NOT NULL CHECK (char_length(leader) <= 50),
  mode TEXT COLLATE "C" NOT NULL CHECK (char_length(mode) <= 40),
  product TEXT COLLATE "C" NOT NULL CHECK (char_length(product) <= 100),
  gain_fen BIGINT NOT NULL,
  facts TEXT COLLATE "C" NOT NULL CHECK (char_length(facts) <= 4000),
  row_version BIGINT NOT NULL
);
CREATE INDEX host_unit_by_org ON host_unit (org_id, kind, id);
CREATE INDEX host_unit_by_credit_code ON host_unit (credit_code);
CREATE INDEX host_unit_by_cover ON host_unit (covered_by, id);
CREATE TABLE host_household (
  host_id BIGINT NOT NULL REFERENCES host_unit (id),
  org_id BIGINT NOT NULL REFERENCES org (id),
  number TEXT COLLATE "C" NOT NULL CHECK (char_length(number) <= 20),
  is_counted BIGINT NOT NULL CHECK (is_counted IN (0, 1)),
  PRIMARY KEY (host_id, org_id, number)
);
CREATE INDEX host_household_by_number ON host_household (org_id, number, host_id);
CREATE TABLE host_member (
  id BIGINT NOT NULL PRIMARY KEY,
  host_id BIGINT NOT NULL REFERENCES host_unit (id),
  person_id BIGINT NOT NULL,
  act TEXT COLLATE "C" NOT NULL CHECK (char_length(act) <= 20),
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX host_member_by_host ON host_member (host_id, to_day);
CREATE INDEX host_member_by_person ON host_member (person_id, host_id);
CREATE TABLE place (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 40),
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 100),
  floor BIGINT NOT NULL,
  area_dm2 BIGINT NOT NULL,
  seats BIGINT NOT NULL,
  phone TEXT COLLATE "C" NOT NULL CHECK (char_length(phone) <= 40),
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  note TEXT COLLATE "C" CHECK (char_length(note) <= 1000),
  row_version BIGINT NOT NULL
);
CREATE INDEX place_by_org ON place (org_id, kind, id);
CREATE TABLE place_person (
  id BIGINT NOT NULL PRIMARY KEY,
  place_id BIGINT NOT NULL REFERENCES place (id),
  person_id BIGINT NOT NULL,
  is_leader BIGINT NOT NULL CHECK (is_leader IN (0, 1)),
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL
);
CREATE INDEX place_person_by_place ON place_person (place_id, to_day);
CREATE INDEX place_person_by_person ON place_person (person_id, to_day);
CREATE TABLE place_check (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  norm TEXT COLLATE "C" NOT NULL CHECK (char_length(norm) <= 40),
  day BIGINT NOT NULL,
  is_standard BIGINT NOT NULL CHECK (is_standard IN (0, 1)),
  note TEXT COLLATE "C" NOT NULL CHECK (char_length(note) <= 1000),
  account_id BIGINT NOT NULL
);
CREATE INDEX place_check_by_org ON place_check (org_id, norm, day);
CREATE TABLE place_check_item (
  check_id BIGINT NOT NULL REFERENCES place_check (id),
  item TEXT COLLATE "C" NOT NULL CHECK (char_length(item) <= 40),
  label TEXT COLLATE "C" NOT NULL CHECK (char_length(label) <= 200),
  is_met BIGINT NOT NULL CHECK (is_met IN (0, 1)),
  found BIGINT NOT NULL,
  PRIMARY KEY (check_id, item)
);
CREATE TABLE sign (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 100),
  decision TEXT COLLATE "C" NOT NULL CHECK (char_length(decision) <= 20),
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  from_day BIGINT NOT NULL,
  removed_day BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX sign_by_org ON sign (org_id, id);
CREATE TABLE norm (
  name TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (char_length(name) <= 40),
  text TEXT COLLATE "C" NOT NULL,
  changed_s BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE TABLE place_part (
  place_id BIGINT NOT NULL PRIMARY KEY REFERENCES place (id),
  outer_id BIGINT NOT NULL REFERENCES place (id)
);
CREATE INDEX place_part_by_outer ON place_part (outer_id, place_id);
CREATE TABLE post_place (
  post_id BIGINT NOT NULL REFERENCES post (id),
  place_id BIGINT NOT NULL REFERENCES place (id),
  PRIMARY KEY (post_id, place_id)
);
CREATE INDEX post_place_by_place ON post_place (place_id, post_id);
CREATE TABLE stated_figure (
  id BIGINT NOT NULL PRIMARY KEY,
  org_id BIGINT NOT NULL REFERENCES org (id),
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 100),
  unit TEXT COLLATE "C" NOT NULL CHECK (char_length(unit) <= 20),
  stated TEXT COLLATE "C" NOT NULL CHECK (char_length(stated) <= 40),
  compared TEXT COLLATE "C" NOT NULL CHECK (char_length(compared) <= 40),
  counter TEXT COLLATE "C" NOT NULL CHECK (char_length(counter) <= 40),
  source TEXT COLLATE "C" NOT NULL CHECK (char_length(source) <= 200)
);
CREATE INDEX stated_figure_by_org ON stated_figure (org_id, id);
CREATE TABLE person (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  path TEXT COLLATE "C" NOT NULL CHECK (char_length(path) <= 120),
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 50),
  former_name TEXT COLLATE "C" NOT NULL CHECK (char_length(former_name) <= 50),
  pinyin_key TEXT COLLATE "C" NOT NULL CHECK (char_length(pinyin_key) <= 200),
  initials TEXT COLLATE "C" NOT NULL CHECK (char_length(initials) <= 60),
  sex BIGINT NOT NULL,
  nationality TEXT COLLATE "C" NOT NULL CHECK (char_length(nationality) <= 2),
  birth_day BIGINT NOT NULL,
  birth_precision BIGINT NOT NULL,
  id_number BYTEA NOT NULL CHECK (octet_length(id_number) <= 200),
  id_number_mask TEXT COLLATE "C" NOT NULL CHECK (char_length(id_number_mask) <= 20),
  no_number_reason TEXT COLLATE "C" NOT NULL CHECK (char_length(no_number_reason) <= 100),
  phone BYTEA NOT NULL CHECK (octet_length(phone) <= 200),
  phone_mask TEXT COLLATE "C" NOT NULL CHECK (char_length(phone_mask) <= 20),
  native_place TEXT COLLATE "C" NOT NULL CHECK (char_length(native_place) <= 100),
  address TEXT COLLATE "C" NOT NULL CHECK (char_length(address) <= 200),
  education TEXT COLLATE "C" NOT NULL CHECK (char_length(education) <= 2),
  degree TEXT COLLATE "C" NOT NULL CHECK (char_length(degree) <= 40),
  school TEXT COLLATE "C" NOT NULL CHECK (char_length(school) <= 100),
  occupation BIGINT NOT NULL,
  work_unit TEXT COLLATE "C" NOT NULL CHECK (char_length(work_unit) <= 100),
  job TEXT COLLATE "C" NOT NULL CHECK (char_length(job) <= 60),
  is_front_line BIGINT NOT NULL CHECK (is_front_line IN (0, 1)),
  marriage TEXT COLLATE "C" NOT NULL CHECK (char_length(marriage) <= 2),
  status BIGINT NOT NULL,
  applied_day BIGINT NOT NULL,
  joined_day BIGINT NOT NULL,
  joined_precision BIGINT NOT NULL,
  full_day BIGINT NOT NULL,
  photo_file_id BIGINT NOT NULL,
  created_s BIGINT NOT NULL,
  row_version BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX person_by_path ON person (region_id, path, pinyin_key, id, status, sex, birth_day, education, occupation, joined_day, nationality, is_front_line, id_number_mask);
CREATE INDEX person_by_key ON person (region_id, pinyin_key, id, path, status, sex, birth_day, education, occupation, joined_day, nationality, is_front_line, id_number_mask, initials);
CREATE INDEX person_by_status ON person (region_id, status, path, joined_day);
CREATE INDEX person_by_initials ON person (region_id, initials, pinyin_key, id, path, status);
CREATE INDEX person_by_name ON person (region_id, name, id, path, status);
CREATE INDEX person_by_id ON person (id);
CREATE TABLE person_key (
  digest TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (char_length(digest) <= 64),
  person_id BIGINT NOT NULL
);
CREATE INDEX person_key_by_person ON person_key (person_id);
CREATE TABLE person_bigram (
  region_id BIGINT NOT NULL,
  bigram TEXT COLLATE "C" NOT NULL CHECK (char_length(bigram) <= 8),
  person_id BIGINT NOT NULL,
  PRIMARY KEY (bigram, region_id, person_id)
);
CREATE INDEX person_bigram_by_person ON person_bigram (region_id, person_id);
CREATE TABLE person_tail (
  region_id BIGINT NOT NULL,
  digest TEXT COLLATE "C" NOT NULL CHECK (char_length(digest) <= 32),
  person_id BIGINT NOT NULL,
  PRIMARY KEY (digest, region_id, person_id)
);
CREATE INDEX person_tail_by_person ON person_tail (region_id, person_id);
CREATE TABLE membership (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  status BIGINT NOT NULL,
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  began_by TEXT COLLATE "C" NOT NULL CHECK (char_length(began_by) <= 40),
  ended_by TEXT COLLATE "C" NOT NULL CHECK (char_length(ended_by) <= 40),
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  PRIMARY KEY (region_id, id)
);
CREATE INDEX membership_by_person ON membership (region_id, person_id, from_day);
CREATE INDEX membership_by_org ON membership (region_id, org_id, to_day);
CREATE INDEX membership_by_id ON membership (id);
CREATE TABLE person_role (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 40),
  source TEXT COLLATE "C" NOT NULL CHECK (char_length(source) <= 40),
  detail TEXT COLLATE "C" NOT NULL CHECK (char_length(detail) <= 200),
  from_day BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  PRIMARY KEY (region_id, id)
);
CREATE INDEX person_role_by_person ON person_role (region_id, person_id, from_day);
CREATE INDEX person_role_by_org ON person_role (region_id, org_id, kind, to_day);
CREATE INDEX person_role_by_kind ON person_role (region_id, kind, to_day, person_id, from_day);
CREATE INDEX person_role_by_id ON person_role (id);
CREATE TABLE person_history (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 20),
  from_day BIGINT NOT NULL,
  from_precision BIGINT NOT NULL,
  to_day BIGINT NOT NULL,
  title TEXT COLLATE "C" NOT NULL CHECK (char_length(title) <= 100),
  detail TEXT COLLATE "C" NOT NULL CHECK (char_length(detail) <= 200),
  code TEXT COLLATE "C" NOT NULL CHECK (char_length(code) <= 40),
  row_version BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX person_history_by_person ON person_history (region_id, person_id, kind, from_day);
CREATE INDEX person_history_by_kind ON person_history (region_id, kind, from_day);
CREATE INDEX person_history_by_id ON person_history (id);
CREATE TABLE correction (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  text TEXT COLLATE "C" NOT NULL CHECK (char_length(text) <= 1000),
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 20),
  made_s BIGINT NOT NULL,
  due_day BIGINT NOT NULL,
  answer TEXT COLLATE "C" NOT NULL CHECK (char_length(answer) <= 500),
  answered_s BIGINT NOT NULL,
  answered_by BIGINT NOT NULL,
  row_version BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX correction_by_person ON correction (region_id, person_id, id);
CREATE INDEX correction_by_state ON correction (region_id, state, due_day, id);
CREATE INDEX correction_by_id ON correction (id);
CREATE TABLE quota (
  code TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (char_length(code) <= 40),
  title TEXT COLLATE "C" NOT NULL CHECK (char_length(title) <= 60),
  org_kinds TEXT COLLATE "C" NOT NULL CHECK (char_length(org_kinds) <= 200),
  unit_kinds TEXT COLLATE "C" NOT NULL CHECK (char_length(unit_kinds) <= 200),
  counts TEXT COLLATE "C" NOT NULL CHECK (char_length(counts) <= 20),
  kinds TEXT COLLATE "C" NOT NULL CHECK (char_length(kinds) <= 200),
  per_kind TEXT COLLATE "C" NOT NULL CHECK (char_length(per_kind) <= 40),
  min_count BIGINT NOT NULL,
  max_count BIGINT NOT NULL,
  age_below BIGINT NOT NULL,
  members_from BIGINT NOT NULL,
  is_floor BIGINT NOT NULL CHECK (is_floor IN (0, 1)),
  is_ceiling BIGINT NOT NULL CHECK (is_ceiling IN (0, 1)),
  basis TEXT COLLATE "C" NOT NULL CHECK (char_length(basis) <= 200),
  is_off BIGINT NOT NULL CHECK (is_off IN (0, 1)),
  row_version BIGINT NOT NULL
);
CREATE TABLE file (
  id BIGINT NOT NULL PRIMARY KEY,
  digest TEXT COLLATE "C" NOT NULL CHECK (char_length(digest) <= 64),
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 200),
  media_type TEXT COLLATE "C" NOT NULL CHECK (char_length(media_type) <= 100),
  bytes BIGINT NOT NULL,
  subject TEXT COLLATE "C" NOT NULL CHECK (char_length(subject) <= 40),
  subject_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (char_length(kind) <= 40),
  paper_day BIGINT NOT NULL,
  created_s BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  is_withdrawn BIGINT NOT NULL CHECK (is_withdrawn IN (0, 1))
);
CREATE INDEX file_by_subject ON file (subject, subject_id, id);
CREATE TABLE roster_choice (
  account_id BIGINT NOT NULL PRIMARY KEY,
  columns TEXT COLLATE "C" NOT NULL CHECK (char_length(columns) <= 500)
);
CREATE TABLE roster_view (
  id BIGINT NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 20),
  query TEXT COLLATE "C" NOT NULL CHECK (char_length(query) <= 1000),
  created_s BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE UNIQUE INDEX roster_view_by_name ON roster_view (account_id, name);
CREATE TABLE roster_edit (
  id BIGINT NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  work_unit TEXT COLLATE "C" NOT NULL CHECK (char_length(work_unit) <= 100),
  occupation BIGINT NOT NULL,
  front_line BIGINT NOT NULL,
  education TEXT COLLATE "C" NOT NULL CHECK (char_length(education) <= 2),
  created_s BIGINT NOT NULL
);
CREATE INDEX roster_edit_by_account ON roster_edit (account_id, id);
CREATE TABLE roster_edit_row (
  edit_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (edit_id, person_id)
);
CREATE TABLE batch (
  id BIGINT NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL,
  holding_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  path TEXT COLLATE "C" NOT NULL CHECK (char_length(path) <= 120),
  name TEXT COLLATE "C" NOT NULL CHECK (char_length(name) <= 200),
  state TEXT COLLATE "C" NOT NULL CHECK (char_length(state) <= 20),
  head_row BIGINT NOT NULL,
  head TEXT COLLATE "C" NOT NULL,
  fields TEXT COLLATE "C" NOT NULL CHECK (char_length(fields) <= 4000),
  created_s BIGINT NOT NULL,
  applied_s BIGINT NOT NULL,
  blocks_count BIGINT NOT NULL,
  rows_count BIGINT NOT NULL,
  new_count BIGINT NOT NULL,
  changed_count BIGINT NOT NULL,
  same_count BIGINT NOT NULL,
  wrong_count BIGINT NOT NULL,
  warned_count BIGINT NOT NULL,
  done_count BIGINT NOT NULL,
  kept_count BIGINT NOT NULL,
  undone_count BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX batch_by_path ON batch (path, id);
CREATE TABLE batch_block (
  id BIGINT NOT NULL PRIMARY KEY,
  batch_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  rows BYTEA NOT NULL
);
CREATE UNIQUE INDEX batch_block_by_number ON batch_block (batch_id, number);
CREATE TABLE batch_row (
  id BIGINT NOT NULL PRIMARY KEY,
  batch_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  verdict TEXT COLLATE "C" NOT NULL CHECK (char_length(verdict) <= 10),
  is_warned BIGINT NOT NULL CHECK (is_warned IN (0, 1)),
  person_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  progress BIGINT NOT NULL,
  content BYTEA NOT NULL,
  findings BYTEA NOT NULL,
  before BYTEA NOT NULL
);
CREATE UNIQUE INDEX batch_row_by_number ON batch_row (batch_id, number);
CREATE INDEX batch_row_by_verdict ON batch_row (batch_id, verdict, number);
CREATE INDEX batch_row_by_progress ON batch_row (batch_id, progress, number);
CREATE TABLE batch_mapping (
  org_id BIGINT NOT NULL,
  head_digest TEXT COLLATE "C" NOT NULL CHECK (char_length(head_digest) <= 64),
  fields TEXT COLLATE "C" NOT NULL CHECK (char_length(fields) <= 4000),
  PRIMARY KEY (org_id, head_digest)
);
CREATE TABLE export (
  id BIGINT NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL,
  holding_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  path TEXT COLLATE "C" NOT NULL CHECK (char_length(path) <= 120),
  title TEXT COLLATE "C" NOT NULL CHECK (char_length(title) <= 200),
  filters TEXT COLLATE "C" NOT NULL CHECK (char_length(filters) <= 2000),
  columns TEXT COLLATE "C" NOT NULL CHECK (char_length(columns) <= 500),
  format TEXT COLLATE "C" NOT NULL CHECK (char_length(format) <= 10),
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  is_full BIGINT NOT NULL CHECK (is_full IN (0, 1)),
  rows_count BIGINT NOT NULL,
  needs_second BIGINT NOT NULL CHECK (needs_second IN (0, 1)),
  approved_by BIGINT NOT NULL,
  refused_by BIGINT NOT NULL,
  created_s BIGINT NOT NULL,
  ends_s BIGINT NOT NULL,
  fetched_s BIGINT NOT NULL,
  row_version BIGINT NOT NULL
);
CREATE INDEX export_by_account ON export (account_id, id);
CREATE INDEX export_by_path ON export (path, id);
CREATE TABLE session (
  id BIGINT NOT NULL PRIMARY KEY,
  token_hash TEXT COLLATE "C" NOT NULL CHECK (char_length(token_hash) <= 64),
  account_id BIGINT NOT NULL REFERENCES account (id),
  holding_id BIGINT NOT NULL,
  created_s BIGINT NOT NULL,
  seen_s BIGINT NOT NULL,
  ends_s BIGINT NOT NULL,
  csrf_secret TEXT COLLATE "C" NOT NULL CHECK (char_length(csrf_secret) <= 64),
  step_up_s BIGINT NOT NULL,
  is_api BIGINT NOT NULL CHECK (is_api IN (0, 1))
);
CREATE UNIQUE INDEX session_by_token ON session (token_hash);
CREATE TABLE schema_version (version BIGINT NOT NULL, digest TEXT COLLATE "C" NOT NULL);
CREATE TABLE store_mark (name TEXT COLLATE "C" NOT NULL PRIMARY KEY, value BIGINT NOT NULL);
INSERT INTO store_mark (name, value) VALUES ('id', 0), ('node', 0);
CREATE TABLE store_head (seq BIGINT NOT NULL, hash TEXT COLLATE "C" NOT NULL);
INSERT INTO store_head (seq, hash) VALUES (0, '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO schema_version (version, digest) VALUES (1, '2c96539eeba9f7ef');
