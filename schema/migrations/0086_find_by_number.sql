-- A case is looked for by its title, a letter of transfer by its number, a reminder by its year and number.
--sqlite
CREATE INDEX run_by_title ON run (region_id, title, org_id, id);
CREATE INDEX reminder_by_year ON reminder (region_id, year, number, id);
CREATE INDEX transfer_by_number ON transfer (number, id);
--postgres
CREATE INDEX run_by_title ON run (region_id, title, org_id, id);
CREATE INDEX reminder_by_year ON reminder (region_id, year, number, id);
CREATE INDEX transfer_by_number ON transfer (number, id);
