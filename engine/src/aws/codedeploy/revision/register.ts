// The revisions that an application knows: those that were registered, and those that were deployed.
import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import type { Reader } from '../../../kernel/table.ts';
import { revisionNotFound } from '../faults.ts';
import { type RevisionRecord, revisions } from '../state.ts';
import { checkLocation, locationKey } from './location.ts';

export function registerRevision(
  ctx: Context,
  application: string,
  location: RevisionLocation,
  description?: string,
): RevisionRecord {
  const key = `${application}/${locationKey(location)}`;
  const before = ctx.get(revisions, key);
  const record = plain({
    groups: [],
    registeredAt: ctx.now,
    ...before,
    application,
    location,
    description: description ?? before?.description ?? 'Application revision registered by Deployment ID',
  });
  ctx.put(revisions, key, record);
  return record;
}

export function useRevision(
  ctx: Context,
  application: string,
  location: RevisionLocation,
  group: string,
): void {
  const record = registerRevision(ctx, application, location);
  ctx.put(revisions, `${application}/${locationKey(location)}`, {
    ...record,
    groups: [...new Set([...record.groups, group])],
    firstUsedAt: record.firstUsedAt ?? ctx.now,
    lastUsedAt: ctx.now,
  });
}

export function requireRevision(
  state: Reader,
  application: string,
  location: RevisionLocation | undefined,
): RevisionRecord {
  const found = state.get(revisions, `${application}/${locationKey(checkLocation(location))}`);
  if (!found) throw revisionNotFound();
  return found;
}
