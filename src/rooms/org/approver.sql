-- Organisations above an organisation, itself included, the highest first.
--: approver_chain(path: text) -> many approver_row(id: org_id, kind: text, name: text, path: text, level: int, region: int, unit_kind: text)
SELECT id, kind, name, path, level, region_id, unit_kind FROM org
 WHERE path IN (substr(:path, 1, 4), substr(:path, 1, 8), substr(:path, 1, 12), substr(:path, 1, 16), substr(:path, 1, 20), substr(:path, 1, 24))
   AND path <> '' ORDER BY path;
