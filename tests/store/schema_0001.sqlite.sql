-- A database of schema version 1, as it was made before the first migration. Frozen: never edited.
CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY CHECK (length(name) <= 60),
  value TEXT NOT NULL CHECK (length(value) <= 500)
) STRICT, WITHOUT ROWID;
CREATE TABLE audit (
  seq INTEGER NOT NULL PRIMARY KEY,
  time_s INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  holding_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  verb TEXT NOT NULL CHECK (length(verb) <= 60),
  subject TEXT NOT NULL CHECK (length(subject) <= 40),
  subject_id INTEGER NOT NULL,
  address TEXT NOT NULL CHECK (length(address) <= 64),
  changes TEXT NOT NULL,
  prev_hash TEXT NOT NULL CHECK (length(prev_hash) <= 64),
  hash TEXT NOT NULL CHECK (length(hash) <= 64)
) STRICT;
CREATE INDEX audit_by_subject ON audit (subject, subject_id, seq);
CREATE INDEX audit_by_account ON audit (account_id, seq);
CREATE TABLE idempotency (
  key_hash TEXT NOT NULL PRIMARY KEY CHECK (length(key_hash) <= 64),
  account_id INTEGER NOT NULL,
  created_s INTEGER NOT NULL,
  status INTEGER NOT NULL,
  location TEXT NOT NULL CHECK (length(location) <= 500),
  body TEXT NOT NULL
) STRICT;
CREATE TABLE job (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (length(kind) <= 40),
  subject_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  holding_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (length(state) <= 20),
  done_count INTEGER NOT NULL,
  total_count INTEGER NOT NULL,
  created_s INTEGER NOT NULL,
  changed_s INTEGER NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX job_by_state ON job (state, id);
CREATE INDEX job_by_subject ON job (subject_id, id);
CREATE TABLE account (
  id INTEGER NOT NULL PRIMARY KEY,
  login TEXT NOT NULL CHECK (length(login) <= 40),
  person_id INTEGER NOT NULL,
  admin INTEGER NOT NULL,
  password TEXT NOT NULL CHECK (length(password) <= 200),
  password_s INTEGER NOT NULL,
  must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
  totp_secret BLOB NOT NULL CHECK (length(totp_secret) <= 200),
  totp_step INTEGER NOT NULL,
  is_closed INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
  is_large INTEGER NOT NULL CHECK (is_large IN (0, 1)),
  lang TEXT NOT NULL CHECK (length(lang) <= 5),
  created_s INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX account_by_login ON account (login);
CREATE INDEX account_by_person ON account (person_id);
CREATE TABLE sign_in_try (
  login_hash TEXT NOT NULL PRIMARY KEY CHECK (length(login_hash) <= 64),
  failures INTEGER NOT NULL,
  until_s INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE post_right (
  post_kind TEXT NOT NULL CHECK (length(post_kind) <= 40),
  permission TEXT NOT NULL CHECK (length(permission) <= 40),
  PRIMARY KEY (post_kind, permission)
) STRICT, WITHOUT ROWID;
CREATE TABLE org (
  id INTEGER NOT NULL PRIMARY KEY,
  code TEXT NOT NULL CHECK (length(code) <= 40),
  kind TEXT NOT NULL CHECK (length(kind) <= 40),
  name TEXT NOT NULL CHECK (length(name) <= 100),
  short_name TEXT NOT NULL CHECK (length(short_name) <= 50),
  pinyin_key TEXT NOT NULL CHECK (length(pinyin_key) <= 200),
  initials TEXT NOT NULL CHECK (length(initials) <= 60),
  parent_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  level INTEGER NOT NULL,
  region_id INTEGER NOT NULL,
  unit_kind TEXT NOT NULL CHECK (length(unit_kind) <= 40),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  term_years INTEGER NOT NULL,
  elected_day INTEGER NOT NULL,
  term_ends_day INTEGER NOT NULL,
  host_id INTEGER NOT NULL,
  external_code TEXT NOT NULL CHECK (length(external_code) <= 60),
  place_id INTEGER NOT NULL,
  note TEXT CHECK (length(note) <= 1000),
  row_version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX org_by_code ON org (code);
CREATE INDEX org_by_path ON org (path, name);
CREATE INDEX org_by_parent ON org (parent_id, path);
CREATE INDEX org_by_initials ON org (initials, id);
CREATE INDEX org_by_name ON org (name, id);
CREATE TABLE org_path (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  parent_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  name TEXT NOT NULL CHECK (length(name) <= 100),
  kind TEXT NOT NULL CHECK (length(kind) <= 40),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 40),
  document TEXT NOT NULL CHECK (length(document) <= 100)
) STRICT;
CREATE INDEX org_path_by_org ON org_path (org_id, from_day);
CREATE INDEX org_path_by_path ON org_path (path, from_day);
CREATE TABLE post (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  kind TEXT NOT NULL CHECK (length(kind) <= 40),
  name TEXT NOT NULL CHECK (length(name) <= 60),
  seats INTEGER NOT NULL,
  is_exclusive INTEGER NOT NULL CHECK (is_exclusive IN (0, 1)),
  base_post_id INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX post_by_org ON post (org_id, rank, id);
CREATE INDEX post_by_base ON post (base_post_id);
CREATE TABLE post_change (
  id INTEGER NOT NULL PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES post (id),
  org_id INTEGER NOT NULL REFERENCES org (id),
  day INTEGER NOT NULL,
  seats_before INTEGER NOT NULL,
  seats_after INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  document TEXT NOT NULL CHECK (length(document) <= 100)
) STRICT;
CREATE INDEX post_change_by_org ON post_change (org_id, day);
CREATE TABLE holding (
  id INTEGER NOT NULL PRIMARY KEY,
  post_id INTEGER NOT NULL REFERENCES post (id),
  org_id INTEGER NOT NULL REFERENCES org (id),
  person_id INTEGER NOT NULL,
  manner TEXT NOT NULL CHECK (length(manner) <= 40),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 100),
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  needs_second INTEGER NOT NULL CHECK (needs_second IN (0, 1)),
  proposed_by INTEGER NOT NULL,
  confirmed_by INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX holding_by_post ON holding (post_id, to_day);
CREATE INDEX holding_by_person ON holding (person_id, to_day);
CREATE INDEX holding_by_org ON holding (org_id, to_day);
CREATE TABLE org_approval (
  org_id INTEGER NOT NULL PRIMARY KEY REFERENCES org (id),
  authority TEXT NOT NULL CHECK (length(authority) <= 100),
  document TEXT NOT NULL CHECK (length(document) <= 100),
  approved_day INTEGER NOT NULL,
  linked_org_id INTEGER NOT NULL
) STRICT;
CREATE INDEX org_approval_by_link ON org_approval (linked_org_id);
CREATE TABLE body_version (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  duties TEXT NOT NULL CHECK (length(duties) <= 2000),
  goals TEXT NOT NULL CHECK (length(goals) <= 2000),
  document TEXT NOT NULL CHECK (length(document) <= 100),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL
) STRICT;
CREATE INDEX body_version_by_org ON body_version (org_id, from_day);
CREATE TABLE household_group (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  number INTEGER NOT NULL,
  households INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  elected_day INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX household_group_by_org ON household_group (org_id, number, id);
CREATE INDEX household_group_by_person ON household_group (person_id, to_day);
CREATE TABLE host_unit (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (length(kind) <= 40),
  name TEXT NOT NULL CHECK (length(name) <= 100),
  org_id INTEGER NOT NULL,
  credit_code TEXT NOT NULL CHECK (length(credit_code) <= 18),
  coverage TEXT NOT NULL CHECK (length(coverage) <= 20),
  covered_by INTEGER NOT NULL,
  households INTEGER NOT NULL,
  people INTEGER NOT NULL,
  staff INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  leader TEXT NOT NULL CHECK (length(leader) <= 50),
  mode TEXT NOT NULL CHECK (length(mode) <= 40),
  product TEXT NOT NULL CHECK (length(product) <= 100),
  gain_fen INTEGER NOT NULL,
  facts TEXT NOT NULL CHECK (length(facts) <= 4000),
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX host_unit_by_org ON host_unit (org_id, kind, id);
CREATE INDEX host_unit_by_credit_code ON host_unit (credit_code);
CREATE INDEX host_unit_by_cover ON host_unit (covered_by, id);
CREATE TABLE host_household (
  host_id INTEGER NOT NULL REFERENCES host_unit (id),
  org_id INTEGER NOT NULL REFERENCES org (id),
  number TEXT NOT NULL CHECK (length(number) <= 20),
  is_counted INTEGER NOT NULL CHECK (is_counted IN (0, 1)),
  PRIMARY KEY (host_id, org_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX host_household_by_number ON host_household (org_id, number, host_id);
CREATE TABLE host_member (
  id INTEGER NOT NULL PRIMARY KEY,
  host_id INTEGER NOT NULL REFERENCES host_unit (id),
  person_id INTEGER NOT NULL,
  act TEXT NOT NULL CHECK (length(act) <= 20),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX host_member_by_host ON host_member (host_id, to_day);
CREATE INDEX host_member_by_person ON host_member (person_id, host_id);
CREATE TABLE place (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  kind TEXT NOT NULL CHECK (length(kind) <= 40),
  name TEXT NOT NULL CHECK (length(name) <= 100),
  floor INTEGER NOT NULL,
  area_dm2 INTEGER NOT NULL,
  seats INTEGER NOT NULL,
  phone TEXT NOT NULL CHECK (length(phone) <= 40),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  note TEXT CHECK (length(note) <= 1000),
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX place_by_org ON place (org_id, kind, id);
CREATE TABLE place_person (
  id INTEGER NOT NULL PRIMARY KEY,
  place_id INTEGER NOT NULL REFERENCES place (id),
  person_id INTEGER NOT NULL,
  is_leader INTEGER NOT NULL CHECK (is_leader IN (0, 1)),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL
) STRICT;
CREATE INDEX place_person_by_place ON place_person (place_id, to_day);
CREATE INDEX place_person_by_person ON place_person (person_id, to_day);
CREATE TABLE place_check (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  norm TEXT NOT NULL CHECK (length(norm) <= 40),
  day INTEGER NOT NULL,
  is_standard INTEGER NOT NULL CHECK (is_standard IN (0, 1)),
  note TEXT NOT NULL CHECK (length(note) <= 1000),
  account_id INTEGER NOT NULL
) STRICT;
CREATE INDEX place_check_by_org ON place_check (org_id, norm, day);
CREATE TABLE place_check_item (
  check_id INTEGER NOT NULL REFERENCES place_check (id),
  item TEXT NOT NULL CHECK (length(item) <= 40),
  label TEXT NOT NULL CHECK (length(label) <= 200),
  is_met INTEGER NOT NULL CHECK (is_met IN (0, 1)),
  found INTEGER NOT NULL,
  PRIMARY KEY (check_id, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE sign (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  name TEXT NOT NULL CHECK (length(name) <= 100),
  decision TEXT NOT NULL CHECK (length(decision) <= 20),
  document TEXT NOT NULL CHECK (length(document) <= 100),
  from_day INTEGER NOT NULL,
  removed_day INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_by_org ON sign (org_id, id);
CREATE TABLE norm (
  name TEXT NOT NULL PRIMARY KEY CHECK (length(name) <= 40),
  text TEXT NOT NULL,
  changed_s INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE TABLE place_part (
  place_id INTEGER NOT NULL PRIMARY KEY REFERENCES place (id),
  outer_id INTEGER NOT NULL REFERENCES place (id)
) STRICT;
CREATE INDEX place_part_by_outer ON place_part (outer_id, place_id);
CREATE TABLE post_place (
  post_id INTEGER NOT NULL REFERENCES post (id),
  place_id INTEGER NOT NULL REFERENCES place (id),
  PRIMARY KEY (post_id, place_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_place_by_place ON post_place (place_id, post_id);
CREATE TABLE stated_figure (
  id INTEGER NOT NULL PRIMARY KEY,
  org_id INTEGER NOT NULL REFERENCES org (id),
  name TEXT NOT NULL CHECK (length(name) <= 100),
  unit TEXT NOT NULL CHECK (length(unit) <= 20),
  stated TEXT NOT NULL CHECK (length(stated) <= 40),
  compared TEXT NOT NULL CHECK (length(compared) <= 40),
  counter TEXT NOT NULL CHECK (length(counter) <= 40),
  source TEXT NOT NULL CHECK (length(source) <= 200)
) STRICT;
CREATE INDEX stated_figure_by_org ON stated_figure (org_id, id);
CREATE TABLE person (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  name TEXT NOT NULL CHECK (length(name) <= 50),
  former_name TEXT NOT NULL CHECK (length(former_name) <= 50),
  pinyin_key TEXT NOT NULL CHECK (length(pinyin_key) <= 200),
  initials TEXT NOT NULL CHECK (length(initials) <= 60),
  sex INTEGER NOT NULL,
  nationality TEXT NOT NULL CHECK (length(nationality) <= 2),
  birth_day INTEGER NOT NULL,
  birth_precision INTEGER NOT NULL,
  id_number BLOB NOT NULL CHECK (length(id_number) <= 200),
  id_number_mask TEXT NOT NULL CHECK (length(id_number_mask) <= 20),
  no_number_reason TEXT NOT NULL CHECK (length(no_number_reason) <= 100),
  phone BLOB NOT NULL CHECK (length(phone) <= 200),
  phone_mask TEXT NOT NULL CHECK (length(phone_mask) <= 20),
  native_place TEXT NOT NULL CHECK (length(native_place) <= 100),
  address TEXT NOT NULL CHECK (length(address) <= 200),
  education TEXT NOT NULL CHECK (length(education) <= 2),
  degree TEXT NOT NULL CHECK (length(degree) <= 40),
  school TEXT NOT NULL CHECK (length(school) <= 100),
  occupation INTEGER NOT NULL,
  work_unit TEXT NOT NULL CHECK (length(work_unit) <= 100),
  job TEXT NOT NULL CHECK (length(job) <= 60),
  is_front_line INTEGER NOT NULL CHECK (is_front_line IN (0, 1)),
  marriage TEXT NOT NULL CHECK (length(marriage) <= 2),
  status INTEGER NOT NULL,
  applied_day INTEGER NOT NULL,
  joined_day INTEGER NOT NULL,
  joined_precision INTEGER NOT NULL,
  full_day INTEGER NOT NULL,
  photo_file_id INTEGER NOT NULL,
  created_s INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX person_by_path ON person (region_id, path, pinyin_key, id, status, sex, birth_day, education, occupation, joined_day, nationality, is_front_line, id_number_mask);
CREATE INDEX person_by_key ON person (region_id, pinyin_key, id, path, status, sex, birth_day, education, occupation, joined_day, nationality, is_front_line, id_number_mask, initials);
CREATE INDEX person_by_status ON person (region_id, status, path, joined_day);
CREATE INDEX person_by_initials ON person (region_id, initials, pinyin_key, id, path, status);
CREATE INDEX person_by_name ON person (region_id, name, id, path, status);
CREATE TABLE person_key (
  digest TEXT NOT NULL PRIMARY KEY CHECK (length(digest) <= 64),
  person_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_key_by_person ON person_key (person_id);
CREATE TABLE person_bigram (
  region_id INTEGER NOT NULL,
  bigram TEXT NOT NULL CHECK (length(bigram) <= 8),
  person_id INTEGER NOT NULL,
  PRIMARY KEY (bigram, region_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_bigram_by_person ON person_bigram (region_id, person_id);
CREATE TABLE person_tail (
  region_id INTEGER NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) <= 32),
  person_id INTEGER NOT NULL,
  PRIMARY KEY (digest, region_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_tail_by_person ON person_tail (region_id, person_id);
CREATE TABLE membership (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  status INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  began_by TEXT NOT NULL CHECK (length(began_by) <= 40),
  ended_by TEXT NOT NULL CHECK (length(ended_by) <= 40),
  document TEXT NOT NULL CHECK (length(document) <= 100)
) STRICT;
CREATE INDEX membership_by_person ON membership (region_id, person_id, from_day);
CREATE INDEX membership_by_org ON membership (region_id, org_id, to_day);
CREATE TABLE person_role (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (length(kind) <= 40),
  source TEXT NOT NULL CHECK (length(source) <= 40),
  detail TEXT NOT NULL CHECK (length(detail) <= 200),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (length(document) <= 100)
) STRICT;
CREATE INDEX person_role_by_person ON person_role (region_id, person_id, from_day);
CREATE INDEX person_role_by_org ON person_role (region_id, org_id, kind, to_day);
CREATE INDEX person_role_by_kind ON person_role (region_id, kind, to_day, person_id, from_day);
CREATE TABLE person_history (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (length(kind) <= 20),
  from_day INTEGER NOT NULL,
  from_precision INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  title TEXT NOT NULL CHECK (length(title) <= 100),
  detail TEXT NOT NULL CHECK (length(detail) <= 200),
  code TEXT NOT NULL CHECK (length(code) <= 40),
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX person_history_by_person ON person_history (region_id, person_id, kind, from_day);
CREATE INDEX person_history_by_kind ON person_history (region_id, kind, from_day);
CREATE TABLE correction (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (length(text) <= 1000),
  state TEXT NOT NULL CHECK (length(state) <= 20),
  made_s INTEGER NOT NULL,
  due_day INTEGER NOT NULL,
  answer TEXT NOT NULL CHECK (length(answer) <= 500),
  answered_s INTEGER NOT NULL,
  answered_by INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX correction_by_person ON correction (region_id, person_id, id);
CREATE INDEX correction_by_state ON correction (region_id, state, due_day, id);
CREATE TABLE quota (
  code TEXT NOT NULL PRIMARY KEY CHECK (length(code) <= 40),
  title TEXT NOT NULL CHECK (length(title) <= 60),
  org_kinds TEXT NOT NULL CHECK (length(org_kinds) <= 200),
  unit_kinds TEXT NOT NULL CHECK (length(unit_kinds) <= 200),
  counts TEXT NOT NULL CHECK (length(counts) <= 20),
  kinds TEXT NOT NULL CHECK (length(kinds) <= 200),
  per_kind TEXT NOT NULL CHECK (length(per_kind) <= 40),
  min_count INTEGER NOT NULL,
  max_count INTEGER NOT NULL,
  age_below INTEGER NOT NULL,
  members_from INTEGER NOT NULL,
  is_floor INTEGER NOT NULL CHECK (is_floor IN (0, 1)),
  is_ceiling INTEGER NOT NULL CHECK (is_ceiling IN (0, 1)),
  basis TEXT NOT NULL CHECK (length(basis) <= 200),
  is_off INTEGER NOT NULL CHECK (is_off IN (0, 1)),
  row_version INTEGER NOT NULL
) STRICT;
CREATE TABLE file (
  id INTEGER NOT NULL PRIMARY KEY,
  digest TEXT NOT NULL CHECK (length(digest) <= 64),
  name TEXT NOT NULL CHECK (length(name) <= 200),
  media_type TEXT NOT NULL CHECK (length(media_type) <= 100),
  bytes INTEGER NOT NULL,
  subject TEXT NOT NULL CHECK (length(subject) <= 40),
  subject_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (length(kind) <= 40),
  paper_day INTEGER NOT NULL,
  created_s INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1))
) STRICT;
CREATE INDEX file_by_subject ON file (subject, subject_id, id);
CREATE TABLE roster_choice (
  account_id INTEGER NOT NULL PRIMARY KEY,
  columns TEXT NOT NULL CHECK (length(columns) <= 500)
) STRICT;
CREATE TABLE roster_view (
  id INTEGER NOT NULL PRIMARY KEY,
  account_id INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 20),
  query TEXT NOT NULL CHECK (length(query) <= 1000),
  created_s INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX roster_view_by_name ON roster_view (account_id, name);
CREATE TABLE roster_edit (
  id INTEGER NOT NULL PRIMARY KEY,
  account_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  work_unit TEXT NOT NULL CHECK (length(work_unit) <= 100),
  occupation INTEGER NOT NULL,
  front_line INTEGER NOT NULL,
  education TEXT NOT NULL CHECK (length(education) <= 2),
  created_s INTEGER NOT NULL
) STRICT;
CREATE INDEX roster_edit_by_account ON roster_edit (account_id, id);
CREATE TABLE roster_edit_row (
  edit_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (edit_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE batch (
  id INTEGER NOT NULL PRIMARY KEY,
  account_id INTEGER NOT NULL,
  holding_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  name TEXT NOT NULL CHECK (length(name) <= 200),
  state TEXT NOT NULL CHECK (length(state) <= 20),
  head_row INTEGER NOT NULL,
  head TEXT NOT NULL,
  fields TEXT NOT NULL CHECK (length(fields) <= 4000),
  created_s INTEGER NOT NULL,
  applied_s INTEGER NOT NULL,
  blocks_count INTEGER NOT NULL,
  rows_count INTEGER NOT NULL,
  new_count INTEGER NOT NULL,
  changed_count INTEGER NOT NULL,
  same_count INTEGER NOT NULL,
  wrong_count INTEGER NOT NULL,
  warned_count INTEGER NOT NULL,
  done_count INTEGER NOT NULL,
  kept_count INTEGER NOT NULL,
  undone_count INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX batch_by_path ON batch (path, id);
CREATE TABLE batch_block (
  id INTEGER NOT NULL PRIMARY KEY,
  batch_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  rows BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX batch_block_by_number ON batch_block (batch_id, number);
CREATE TABLE batch_row (
  id INTEGER NOT NULL PRIMARY KEY,
  batch_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (length(verdict) <= 10),
  is_warned INTEGER NOT NULL CHECK (is_warned IN (0, 1)),
  person_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  progress INTEGER NOT NULL,
  content BLOB NOT NULL,
  findings BLOB NOT NULL,
  before BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX batch_row_by_number ON batch_row (batch_id, number);
CREATE INDEX batch_row_by_verdict ON batch_row (batch_id, verdict, number);
CREATE INDEX batch_row_by_progress ON batch_row (batch_id, progress, number);
CREATE TABLE batch_mapping (
  org_id INTEGER NOT NULL,
  head_digest TEXT NOT NULL CHECK (length(head_digest) <= 64),
  fields TEXT NOT NULL CHECK (length(fields) <= 4000),
  PRIMARY KEY (org_id, head_digest)
) STRICT;
CREATE TABLE export (
  id INTEGER NOT NULL PRIMARY KEY,
  account_id INTEGER NOT NULL,
  holding_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  title TEXT NOT NULL CHECK (length(title) <= 200),
  filters TEXT NOT NULL CHECK (length(filters) <= 2000),
  columns TEXT NOT NULL CHECK (length(columns) <= 500),
  format TEXT NOT NULL CHECK (length(format) <= 10),
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  is_full INTEGER NOT NULL CHECK (is_full IN (0, 1)),
  rows_count INTEGER NOT NULL,
  needs_second INTEGER NOT NULL CHECK (needs_second IN (0, 1)),
  approved_by INTEGER NOT NULL,
  refused_by INTEGER NOT NULL,
  created_s INTEGER NOT NULL,
  ends_s INTEGER NOT NULL,
  fetched_s INTEGER NOT NULL,
  row_version INTEGER NOT NULL
) STRICT;
CREATE INDEX export_by_account ON export (account_id, id);
CREATE INDEX export_by_path ON export (path, id);
CREATE TABLE session (
  id INTEGER NOT NULL PRIMARY KEY,
  token_hash TEXT NOT NULL CHECK (length(token_hash) <= 64),
  account_id INTEGER NOT NULL REFERENCES account (id),
  holding_id INTEGER NOT NULL,
  created_s INTEGER NOT NULL,
  seen_s INTEGER NOT NULL,
  ends_s INTEGER NOT NULL,
  csrf_secret TEXT NOT NULL CHECK (length(csrf_secret) <= 64),
  step_up_s INTEGER NOT NULL,
  is_api INTEGER NOT NULL CHECK (is_api IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX session_by_token ON session (token_hash);
CREATE TABLE schema_version (version INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;
CREATE TABLE store_mark (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO store_mark (name, value) VALUES ('id', 0), ('node', 0);
PRAGMA application_id = 1248426856;
INSERT INTO schema_version (version, digest) VALUES (1, '2c96539eeba9f7ef');
