// Finding the task definition that a caller means: `family`, `family:revision` or an ARN.
import { parseArn } from '../../../kernel/arn.ts';
import type { Reader } from '../../../kernel/table.ts';
import { clientFault, taskDefinitionInactive, taskDefinitionMissing } from '../faults.ts';
import { type TaskDefinitionRecord, taskDefinitions } from '../state.ts';
import { type Located, lastSegment, means, requireRegion } from './references.ts';

/** Without a revision: the latest ACTIVE one of the family. */
export function findTaskDefinition(state: Located, reference: string): TaskDefinitionRecord | undefined {
  requireRegion(reference, state.region);
  const found = named(state, parseArn(reference) ? lastSegment(reference) : reference);
  return found && means(reference, found.arn) ? found : undefined;
}

function named(state: Reader, name: string): TaskDefinitionRecord | undefined {
  if (name.includes(':')) return state.get(taskDefinitions, name);
  return state
    .all(taskDefinitions)
    .filter((record) => record.family === name && record.status === 'ACTIVE')
    .reduce<TaskDefinitionRecord | undefined>(
      (latest, record) => (latest && latest.revision > record.revision ? latest : record),
      undefined,
    );
}

/** Of a revision that a record names by its ARN. */
export function findRevision(state: Reader, arn: string): TaskDefinitionRecord | undefined {
  return state.get(taskDefinitions, lastSegment(arn));
}

/** For starting something new: it must be ACTIVE. */
export function requireActiveTaskDefinition(
  state: Located,
  reference: string | undefined,
): TaskDefinitionRecord {
  if (!reference) throw clientFault('TaskDefinition can not be blank.');
  const found = findTaskDefinition(state, reference);
  if (!found) throw taskDefinitionMissing();
  if (found.status !== 'ACTIVE') throw taskDefinitionInactive();
  return found;
}
