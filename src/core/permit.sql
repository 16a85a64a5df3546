-- Who acts, and where: the only statements outside their own rooms on account, holding, post, org and post_right.

--: across permit_account(id: account_id) -> one permit_account_row(login: text, person: int, admin: int, must_change: bool, password_s: time, has_totp: bool, is_closed: bool, lang: text, is_large: bool, person_name: text, person_status: int)
SELECT a.login, a.person_id, a.admin, a.must_change, a.password_s,
       CASE WHEN LENGTH(a.totp_secret) > 0 THEN 1 ELSE 0 END,
       a.is_closed, a.lang, a.is_large, COALESCE(p.name, ''), COALESCE(p.status, 0)
  FROM account a LEFT JOIN person p ON p.id = a.person_id
 WHERE a.id = :id;

-- An honorary post gives no rights.
--: permit_holdings(person: int, today: day) -> many permit_holding_row(id: holding_id, kind: text, post_name: text, org: org_id, org_name: text, path: text, region: int, level: int, above: text)
SELECT h.id, p.kind, p.name, o.id, o.name, o.path, o.region_id, o.level, COALESCE(a.path, '')
  FROM holding h JOIN post p ON p.id = h.post_id JOIN org o ON o.id = h.org_id LEFT JOIN org a ON a.id = o.parent_id
 WHERE h.person_id = :person AND h.person_id <> 0 AND h.from_day <= :today AND h.to_day > :today
   AND (h.needs_second = 0 OR h.confirmed_by <> 0)
   AND p.to_day > :today AND o.to_day > :today AND h.manner <> 'honorary' AND p.kind <> 'honorary_secretary'
 ORDER BY o.level, p.rank, h.id;

--: permit_rights(kind: text) -> many permit_right_row(permission: text)
SELECT permission FROM post_right WHERE post_kind = :kind ORDER BY permission;

--: permit_place(id: org_id) -> one permit_place_row(path: text, level: int, parent: int)
SELECT path, level, parent_id FROM org WHERE id = :id;

