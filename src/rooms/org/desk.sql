-- Those of some organisations where somebody at them, or above them and below a path of so many characters, has an account and a post that keeps records of
-- people.
--: desk_served(chars: int, today: day, permission: text, orgs: ids) -> many desk_org(id: int)
SELECT u.id FROM org u
 WHERE u.id IN :orgs AND EXISTS (SELECT 1 FROM org o CROSS JOIN holding h JOIN post po ON po.id = h.post_id
        WHERE o.path IN (substr(u.path, 1, 4), substr(u.path, 1, 8), substr(u.path, 1, 12), substr(u.path, 1, 16), substr(u.path, 1, 20), substr(u.path, 1, 24))
          AND length(o.path) > :chars AND h.org_id = o.id AND h.from_day <= :today AND h.to_day > :today AND h.needs_second = 0
          AND EXISTS (SELECT 1 FROM post_right r WHERE r.post_kind = po.kind AND r.permission = :permission)
          AND EXISTS (SELECT 1 FROM account a WHERE a.person_id = h.person_id AND a.is_closed = 0 AND a.admin = 0))
 ORDER BY u.id;
