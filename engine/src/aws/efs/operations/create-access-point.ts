// https://docs.aws.amazon.com/efs/latest/ug/API_CreateAccessPoint.html

import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { accessPointAlreadyExists, badRequest } from '../faults.ts';
import { requireFileSystem } from '../find.ts';
import { quotas } from '../quotas.ts';
import {
  type AccessPointRecord,
  accessPoints,
  accessPointsByFileSystem,
  accessPointsByToken,
} from '../state.ts';
import { mergedTags } from '../tags.ts';
import { accessPointView } from '../views.ts';

export const createAccessPoint: Operation<'efs', 'CreateAccessPoint'> = (input, ctx) => {
  const { FileSystemId } = requireFileSystem(ctx, input.FileSystemId);
  const { ClientToken = '', PosixUser } = input;
  // A template's directory may have a path that is absent by a condition.
  const RootDirectory = { ...input.RootDirectory, Path: input.RootDirectory?.Path ?? '/' };
  if (!RootDirectory.Path.startsWith('/'))
    throw badRequest(`The path of the root directory must begin with a slash: ${RootDirectory.Path}`);
  const made = { FileSystemId, ClientToken, ...(PosixUser ? { PosixUser } : {}), RootDirectory };
  const [existing] = ctx.by(accessPointsByToken, ClientToken);
  if (existing) {
    const { AccessPointId, tags: _tags, ...settings } = existing;
    if (isDeepStrictEqual(plain(made), settings)) return accessPointView(existing, ctx);
    throw accessPointAlreadyExists(AccessPointId);
  }
  checkQuota(ctx, quotas.accessPoints, ctx.countBy(accessPointsByFileSystem, FileSystemId) + 1);
  const AccessPointId = `fsap-0${ctx.ids.hex(16)}`;
  const record: AccessPointRecord = plain({ ...made, AccessPointId, tags: mergedTags({}, input.Tags) });
  ctx.put(accessPoints, AccessPointId, record);
  return { ...accessPointView(record, ctx), LifeCycleState: 'creating' as const };
};
