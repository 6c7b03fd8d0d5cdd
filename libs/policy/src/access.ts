import type { Principal, Role } from '@app/contracts';

/**
 * What a role is for. `read`: ask and look. `change`: ask for changes. `decide`: approve and reject those of others.
 * `administer`: caches, the record, and the inventory's own administration.
 */
export type Permission = 'read' | 'change' | 'decide' | 'administer';

/** Roles add up; none contains another but for reading, so that duties stay apart unless a key is given several. */
const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: ['read'],
  operator: ['read', 'change'],
  approver: ['read', 'decide'],
  admin: ['read', 'administer'],
};

export function isAllowed({ roles }: Principal, permission: Permission): boolean {
  return roles.some((role) => GRANTS[role].includes(permission));
}

/** The roles that grant a permission, for whoever must be told what is missing. */
export function rolesWith(permission: Permission): Role[] {
  return (Object.keys(GRANTS) as Role[]).filter((role) => GRANTS[role].includes(permission));
}
