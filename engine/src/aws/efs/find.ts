// Lookups of EFS's records, by id or ARN.
import { isOfHere } from '../../kernel/arn.ts';
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/table.ts';
import { accessPointNotFound, badRequest, fileSystemNotFound, mountTargetNotFound } from './faults.ts';
import {
  type AccessPointRecord,
  accessPoints,
  type FileSystemRecord,
  fileSystems,
  type MountTargetRecord,
  mountTargets,
} from './state.ts';

type Here = Reader & Pick<Context, 'account' | 'region'>;

/** Nothing is called as a whole ARN, so that one of another account or region is not found. */
const bare = (idOrArn: string, here: Here) =>
  isOfHere(idOrArn, here) ? (idOrArn.split('/').at(-1) ?? '') : idOrArn;

/** @throws FileSystemNotFound */
export function requireFileSystem(ctx: Here, idOrArn = ''): FileSystemRecord {
  const id = bare(idOrArn, ctx);
  const found = ctx.get(fileSystems, id);
  if (!found) throw fileSystemNotFound(id);
  return found;
}

/** @throws MountTargetNotFound */
export function requireMountTarget(ctx: Reader, id = ''): MountTargetRecord {
  const found = ctx.get(mountTargets, id);
  if (!found) throw mountTargetNotFound(id);
  return found;
}

/** @throws AccessPointNotFound */
export function requireAccessPoint(ctx: Here, idOrArn = ''): AccessPointRecord {
  const id = bare(idOrArn, ctx);
  const found = ctx.get(accessPoints, id);
  if (!found) throw accessPointNotFound(id);
  return found;
}

/** Changes the tags of a file system or an access point. @throws FileSystemNotFound, AccessPointNotFound, BadRequest */
export function changeTags(
  ctx: Context,
  resource: string,
  change: (tags: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
): void {
  const id = bare(resource, ctx);
  if (id.startsWith('fsap-')) {
    const record = requireAccessPoint(ctx, id);
    ctx.put(accessPoints, id, { ...record, tags: change(record.tags) });
  } else if (id.startsWith('fs-')) {
    const record = requireFileSystem(ctx, id);
    ctx.put(fileSystems, id, { ...record, tags: change(record.tags) });
  } else throw badRequest(`Invalid resource ID: ${resource}`);
}

export function requireTags(ctx: Here, resource = ''): Readonly<Record<string, string>> {
  const id = bare(resource, ctx);
  if (id.startsWith('fsap-')) return requireAccessPoint(ctx, id).tags;
  if (id.startsWith('fs-')) return requireFileSystem(ctx, id).tags;
  throw badRequest(`Invalid resource ID: ${resource}`);
}
