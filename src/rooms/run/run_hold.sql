-- What stops a case and until when, and the days that move with it.

--: run_holds(region: int, run: run_id) -> many run_hold_row(id: run_hold_id, step: int, org_name: text, is_stopped: bool, from_day: day, reason: text, talk_day: day, talk: text, person: int, person_name: text, post_name: text, to_day: day, lift_reason: text, lifter: int, lifter_name: text, lifter_post: text)
SELECT h.id, h.step_id, o.name, h.is_stopped, h.from_day, h.reason, h.talk_day, h.talk, h.person_id, COALESCE(p.name, ''), h.post_name, h.to_day, h.lift_reason,
       h.lifter_id, COALESCE(q.name, ''), h.lifter_post
  FROM run_hold h JOIN org o ON o.id = h.org_id LEFT JOIN person p ON p.id = h.person_id LEFT JOIN person q ON q.id = h.lifter_id
 WHERE h.region_id = :region AND h.run_id = :run ORDER BY h.from_day, h.id;

--: run_hold_insert(id: run_hold_id, region: int, run: run_id, step: int, org: int, is_stopped: bool, day: day, reason: text, talk_day: day, talk: text, person: int, post_name: text, account: int, now: time) -> none
INSERT INTO run_hold (id, region_id, run_id, step_id, org_id, is_stopped, from_day, reason, talk_day, talk, person_id, post_name, account_id, time_s,
                      to_day, lift_reason, lifter_id, lifter_post, lift_account_id, lift_s)
VALUES (:id, :region, :run, :step, :org, :is_stopped, :day, :reason, :talk_day, :talk, :person, :post_name, :account, :now, 2932897, '', 0, '', 0, 0);

--: run_hold_lift(id: run_hold_id, region: int, day: day, reason: text, person: int, post_name: text, account: int, now: time) -> none
UPDATE run_hold SET to_day = :day, lift_reason = :reason, lifter_id = :person, lifter_post = :post_name, lift_account_id = :account, lift_s = :now
 WHERE region_id = :region AND id = :id AND to_day = 2932897;

-- The last day in time of the open step, while it is the same step.
--: run_set_due(id: run_id, region: int, due_day: day, version: int) -> none
UPDATE run SET due_day = :due_day, row_version = row_version + 1 WHERE region_id = :region AND id = :id AND row_version = :version;

--: run_step_set_due(id: run_step_id, region: int, due_day: day) -> none
UPDATE run_step SET due_day = :due_day WHERE region_id = :region AND id = :id AND seal = '';

-- Cases that posts of these organisations hold, since the first of them.
--: run_held_by(region: int, orgs: ids) -> one run_held_count(n: int, oldest_day: day)
SELECT COUNT(*), COALESCE(MIN(from_day), 2932897) FROM run_hold WHERE region_id = :region AND to_day = 2932897 AND org_id IN :orgs;
