-- Party dues: what each member owes from which month on, receipts and the months they pay, and sums by branch.
--sqlite
CREATE TABLE dues_member (
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  path TEXT NOT NULL CHECK (length(path) <= 120),
  payer_class TEXT NOT NULL CHECK (length(payer_class) <= 20),
  base_fen INTEGER NOT NULL,
  due_fen INTEGER NOT NULL,
  reduction TEXT NOT NULL CHECK (length(reduction) <= 10),
  is_quarterly INTEGER NOT NULL CHECK (is_quarterly IN (0, 1)),
  paid_to INTEGER NOT NULL,
  reviewed_to INTEGER NOT NULL,
  review TEXT NOT NULL CHECK (length(review) <= 20),
  row_version INTEGER NOT NULL,
  PRIMARY KEY (region_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dues_member_by_path ON dues_member (region_id, path, paid_to, person_id, reviewed_to);
CREATE TABLE dues_base (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  payer_class TEXT NOT NULL CHECK (length(payer_class) <= 20),
  base_fen INTEGER NOT NULL,
  due_fen INTEGER NOT NULL,
  reduction TEXT NOT NULL CHECK (length(reduction) <= 10),
  document TEXT NOT NULL CHECK (length(document) <= 100),
  from_month INTEGER NOT NULL,
  to_month INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  made_s INTEGER NOT NULL
) STRICT;
CREATE INDEX dues_base_by_person ON dues_base (region_id, person_id, from_month, id);
CREATE TABLE dues_receipt (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  collected_id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  day INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL,
  extra_fen INTEGER NOT NULL,
  channel TEXT NOT NULL CHECK (length(channel) <= 10),
  payer TEXT NOT NULL CHECK (length(payer) <= 10),
  document TEXT NOT NULL CHECK (length(document) <= 100),
  reverses_id INTEGER NOT NULL,
  reversed_id INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) <= 200),
  account_id INTEGER NOT NULL,
  made_s INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX dues_receipt_by_number ON dues_receipt (region_id, collected_id, year, number);
CREATE INDEX dues_receipt_by_person ON dues_receipt (region_id, person_id, id);
CREATE INDEX dues_receipt_by_org ON dues_receipt (region_id, org_id, day, id);
CREATE TABLE dues_payment (
  id INTEGER NOT NULL PRIMARY KEY,
  region_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  receipt_id INTEGER NOT NULL,
  org_id INTEGER NOT NULL,
  month INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL,
  void_id INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX dues_payment_by_month ON dues_payment (region_id, person_id, month, void_id);
CREATE INDEX dues_payment_by_receipt ON dues_payment (region_id, receipt_id, month);
CREATE TABLE dues_step (
  org_id INTEGER NOT NULL REFERENCES org (id),
  month INTEGER NOT NULL,
  payers INTEGER NOT NULL,
  due_fen INTEGER NOT NULL,
  PRIMARY KEY (org_id, month)
) STRICT, WITHOUT ROWID;
CREATE TABLE dues_paid (
  org_id INTEGER NOT NULL REFERENCES org (id),
  month INTEGER NOT NULL,
  payers INTEGER NOT NULL,
  paid_fen INTEGER NOT NULL,
  extra_fen INTEGER NOT NULL,
  PRIMARY KEY (org_id, month)
) STRICT, WITHOUT ROWID;
--postgres
CREATE TABLE dues_member (
  region_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  path TEXT COLLATE "C" NOT NULL CHECK (char_length(path) <= 120),
  payer_class TEXT COLLATE "C" NOT NULL CHECK (char_length(payer_class) <= 20),
  base_fen BIGINT NOT NULL,
  due_fen BIGINT NOT NULL,
  reduction TEXT COLLATE "C" NOT NULL CHECK (char_length(reduction) <= 10),
  is_quarterly BIGINT NOT NULL CHECK (is_quarterly IN (0, 1)),
  paid_to BIGINT NOT NULL,
  reviewed_to BIGINT NOT NULL,
  review TEXT COLLATE "C" NOT NULL CHECK (char_length(review) <= 20),
  row_version BIGINT NOT NULL,
  PRIMARY KEY (region_id, person_id)
);
CREATE INDEX dues_member_by_path ON dues_member (region_id, path, paid_to, person_id, reviewed_to);
CREATE TABLE dues_base (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  payer_class TEXT COLLATE "C" NOT NULL CHECK (char_length(payer_class) <= 20),
  base_fen BIGINT NOT NULL,
  due_fen BIGINT NOT NULL,
  reduction TEXT COLLATE "C" NOT NULL CHECK (char_length(reduction) <= 10),
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  from_month BIGINT NOT NULL,
  to_month BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  made_s BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE INDEX dues_base_by_person ON dues_base (region_id, person_id, from_month, id);
CREATE INDEX dues_base_by_id ON dues_base (id);
CREATE TABLE dues_receipt (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  collected_id BIGINT NOT NULL,
  year BIGINT NOT NULL,
  number BIGINT NOT NULL,
  day BIGINT NOT NULL,
  amount_fen BIGINT NOT NULL,
  extra_fen BIGINT NOT NULL,
  channel TEXT COLLATE "C" NOT NULL CHECK (char_length(channel) <= 10),
  payer TEXT COLLATE "C" NOT NULL CHECK (char_length(payer) <= 10),
  document TEXT COLLATE "C" NOT NULL CHECK (char_length(document) <= 100),
  reverses_id BIGINT NOT NULL,
  reversed_id BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL CHECK (char_length(reason) <= 200),
  account_id BIGINT NOT NULL,
  made_s BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE UNIQUE INDEX dues_receipt_by_number ON dues_receipt (region_id, collected_id, year, number);
CREATE INDEX dues_receipt_by_person ON dues_receipt (region_id, person_id, id);
CREATE INDEX dues_receipt_by_org ON dues_receipt (region_id, org_id, day, id);
CREATE INDEX dues_receipt_by_id ON dues_receipt (id);
CREATE TABLE dues_payment (
  id BIGINT NOT NULL,
  region_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  receipt_id BIGINT NOT NULL,
  org_id BIGINT NOT NULL,
  month BIGINT NOT NULL,
  amount_fen BIGINT NOT NULL,
  void_id BIGINT NOT NULL,
  PRIMARY KEY (region_id, id)
);
CREATE UNIQUE INDEX dues_payment_by_month ON dues_payment (region_id, person_id, month, void_id);
CREATE INDEX dues_payment_by_receipt ON dues_payment (region_id, receipt_id, month);
CREATE INDEX dues_payment_by_id ON dues_payment (id);
CREATE TABLE dues_step (
  org_id BIGINT NOT NULL REFERENCES org (id),
  month BIGINT NOT NULL,
  payers BIGINT NOT NULL,
  due_fen BIGINT NOT NULL,
  PRIMARY KEY (org_id, month)
);
CREATE TABLE dues_paid (
  org_id BIGINT NOT NULL REFERENCES org (id),
  month BIGINT NOT NULL,
  payers BIGINT NOT NULL,
  paid_fen BIGINT NOT NULL,
  extra_fen BIGINT NOT NULL,
  PRIMARY KEY (org_id, month)
);
