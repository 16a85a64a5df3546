-- Who filled in forms of steps that later steps are kept from whoever did.

--: run_typist_insert(id: run_typist_id, region: int, run: run_id, step: int, account: int) -> none
INSERT INTO run_typist (id, region_id, run_id, step_id, account_id) VALUES (:id, :region, :run, :step, :account);

-- Did the account, or another one of the person, fill in a form of that time the step was open?
--: run_typist_of(region: int, run: run_id, step: int, account: int, person: int) -> one run_typist_row(account: int)
SELECT account_id FROM run_typist
 WHERE region_id = :region AND run_id = :run AND step_id = :step
   AND (account_id = :account OR account_id IN (SELECT a.id FROM account a WHERE a.person_id = :person AND :person <> 0))
 LIMIT 1;
