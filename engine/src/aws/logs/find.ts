// Groups and streams by name, or by ARN where the API takes either.
import type { Context } from '../../kernel/context.ts';
import { groupNotFound, streamNotFound } from './faults.ts';
import { type LogGroupRecord, type LogStreamRecord, logGroups, logStreams, streamKey } from './state.ts';

export function requireGroup(
  { name, identifier }: { name?: string; identifier?: string },
  ctx: Context,
): LogGroupRecord {
  const group = ctx.get(logGroups, name ?? nameOf(identifier ?? ''));
  if (!group) throw groupNotFound();
  return group;
}

export function requireStream(group: string, stream: string, ctx: Context): LogStreamRecord {
  const record = ctx.get(logStreams, streamKey(group, stream));
  if (!record) throw streamNotFound();
  return record;
}

export function streamsOf(group: string, ctx: Context): LogStreamRecord[] {
  return ctx.all(logStreams).filter((stream) => stream.group === group);
}

/** `arn:aws:logs:<region>:<account>:log-group:<name>[:*]` or a plain name. */
export function nameOf(identifier: string): string {
  return /:log-group:([^:]+)/.exec(identifier)?.[1] ?? identifier;
}
