-- Who undoes a later batch puts the person back to what an earlier one wrote: its row is found by person and version.
CREATE INDEX batch_row_by_person ON batch_row (person_id, version);
