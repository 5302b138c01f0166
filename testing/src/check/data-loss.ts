// Which of the resources that hold data a change takes away, and whether the data survives it.
import { type DataStore, dataStoreOf } from './data-stores.ts';
import type { Inventory, StackResource } from './inventory.ts';
import type { Change, DataChange } from './report.ts';

type Found = Omit<DataChange, 'accepted'>;

/**
 * Of a stack that was deployed: what is no longer there, or is another one.
 * @param after empty when the stack was deleted
 */
export function dataChangesSeen(stack: string, before: Inventory, after: Inventory): Found[] {
  return [...before].flatMap(([key, resource]): Found[] => {
    const now = after.get(key);
    if (now?.physicalId === resource.physicalId) return [];
    const event = now ? 'replaced' : 'removed';
    return found(stack, resource, event, (store) =>
      now
        ? replacementPolicy(resource, now)
        : (retainedWith(resource, before, after) ?? removalPolicy(resource, store)),
    );
  });
}

/** Of a stack that could not be deployed: what CloudFormation would have done, by its change set. */
export function dataChangesForeseen(stack: string, before: Inventory, changes: readonly Change[]): Found[] {
  return changes.flatMap(({ action, logicalId, replacement }): Found[] => {
    const resource = before.get(logicalId);
    if (!resource) return [];
    if (action === 'Remove')
      return found(stack, resource, 'removed', (store) => removalPolicy(resource, store));
    if (replacement !== 'True' && replacement !== 'Conditional') return [];
    const event = replacement === 'True' ? 'replaced' : 'maybe-replaced';
    return found(stack, resource, event, () => replacementPolicy(resource, resource));
  });
}

function found(
  stack: string,
  resource: StackResource,
  event: DataChange['event'],
  policyOf: (store: DataStore) => string | undefined,
): Found[] {
  const { logicalIds, path, type, properties } = resource;
  const store = dataStoreOf(type, properties);
  if (!store) return [];
  const kept = keptBy(policyOf(store));
  return [
    {
      stack,
      logicalId: logicalIds.join('/'),
      ...(path !== undefined && { path }),
      type,
      event,
      data: store.data,
      ...(kept !== undefined && { kept }),
    },
  ];
}

const removalPolicy = ({ deletionPolicy }: StackResource, { onRemoval }: DataStore) =>
  deletionPolicy ?? onRemoval;

/** AWS does not say whether the old or the new template's counts: the data is safe when both keep it. */
function replacementPolicy(before: StackResource, after: StackResource): string | undefined {
  const [old, next] = [before.updateReplacePolicy, after.updateReplacePolicy];
  if (keptBy(old) === undefined || keptBy(next) === undefined) return undefined;
  return old === 'Snapshot' ? old : next;
}

/** A nested stack that is removed and retained keeps all that is in it. */
function retainedWith(
  { logicalIds }: StackResource,
  before: Inventory,
  after: Inventory,
): 'Retain' | undefined {
  for (let depth = 1; depth < logicalIds.length; depth++) {
    const outer = logicalIds.slice(0, depth).join('/');
    if (!after.has(outer) && before.get(outer)?.deletionPolicy?.startsWith('Retain')) return 'Retain';
  }
  return undefined;
}

function keptBy(policy: string | undefined): 'Retain' | 'Snapshot' | undefined {
  if (policy?.startsWith('Retain')) return 'Retain';
  return policy === 'Snapshot' ? 'Snapshot' : undefined;
}
