// Finds groups and streams by name, or by ARN where the API accepts either.
import type { Reader } from '../../kernel/table.ts';
import { groupNotFound, streamNotFound } from './faults.ts';
import { type LogGroupRecord, type LogStreamRecord, logGroups, logStreams, streamKey } from './state.ts';

export function requireGroup(
  state: Reader,
  { name, identifier }: { name?: string; identifier?: string },
): LogGroupRecord {
  const group = state.get(logGroups, name ?? nameOf(identifier ?? ''));
  if (!group || (name === undefined && !identifies(identifier, group))) throw groupNotFound();
  return group;
}

export function requireStream(state: Reader, group: string, stream: string): LogStreamRecord {
  const record = state.get(logStreams, streamKey(group, stream));
  if (!record) throw streamNotFound();
  return record;
}

export function streamsOf(state: Reader, group: string): LogStreamRecord[] {
  return state.all(logStreams).filter((stream) => stream.group === group);
}

/** An ARN of another account or region with the same name is another group's. */
export const identifies = (identifier: string | undefined, { name, arn }: LogGroupRecord): boolean =>
  identifier === name || identifier?.replace(/:\*$/, '') === arn;

/** @param identifier `arn:aws:logs:<region>:<account>:log-group:<name>[:*]` or a plain name */
function nameOf(identifier: string): string {
  return /:log-group:([^:]+)/.exec(identifier)?.[1] ?? identifier;
}
