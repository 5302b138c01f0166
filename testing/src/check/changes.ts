// What a change set leaves open, and what it does not show, from what is there after the deployment.
import type { Inventory, StackResource } from './inventory.ts';
import type { Change } from './report.ts';

/** Whether it was replaced: then it has another physical id, whatever the change set foresaw. */
export function asDeployed(change: Change, before: Inventory, after: Inventory): Change {
  const [old, now] = [before.get(change.logicalId), after.get(change.logicalId)];
  if (!old || !now || change.replacement === 'True') return change;
  return { ...change, replacement: old.physicalId === now.physicalId ? 'False' : 'True' };
}

/** Of a nested stack, the change set shows only that it is modified: here is what comes, goes and is replaced in it. */
export function nestedChanges(before: Inventory, after: Inventory): readonly Change[] {
  const nested = (inventory: Inventory) =>
    [...inventory].filter(([, { logicalIds }]) => logicalIds.length > 1);
  return [
    ...nested(after).flatMap(([key, resource]) => {
      const old = before.get(key);
      if (!old) return [changeOf(resource, 'Add')];
      return old.physicalId === resource.physicalId ? [] : [changeOf(resource, 'Modify', 'True')];
    }),
    ...nested(before).flatMap(([key, resource]) => (after.has(key) ? [] : [changeOf(resource, 'Remove')])),
  ];
}

/** Of a stack that is deleted. */
export const removals = (before: Inventory): readonly Change[] =>
  [...before.values()].map((resource) => changeOf(resource, 'Remove'));

const changeOf = (
  { logicalIds, path, type }: StackResource,
  action: 'Add' | 'Modify' | 'Remove',
  replacement = '',
): Change => ({
  action,
  logicalId: logicalIds.join('/'),
  ...(path !== undefined && { path }),
  type,
  replacement,
  properties: [],
});
