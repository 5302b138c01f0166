// Which users a group may have. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
import type { Reader } from '../../../kernel/table.ts';
import { defaultUserRequired, duplicateUserName } from '../faults.ts';
import { requireUser } from './find.ts';

/** @throws UserNotFound, DuplicateUserName, DefaultUserRequired */
export function checkMembers(engine: string, userIds: readonly string[], state: Reader): void {
  const names = userIds.map((id) => requireUser(id, state).name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw duplicateUserName(twice);
  // Valkey's groups need none: where nobody is `default`, everybody has to log in.
  if (engine === 'redis' && !names.includes('default')) throw defaultUserRequired();
}
