// https://docs.aws.amazon.com/efs/latest/ug/API_PutLifecycleConfiguration.html
// Recorded only: no file is moved to another storage class.
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { badRequest } from '../faults.ts';
import { requireFileSystem } from '../find.ts';
import { fileSystems } from '../state.ts';

export const putLifecycleConfiguration: Operation<'efs', 'PutLifecycleConfiguration'> = (input, ctx) => {
  const record = requireFileSystem(ctx, input.FileSystemId);
  const lifecyclePolicies = plain(input.LifecyclePolicies ?? []);
  if (lifecyclePolicies.some((policy) => Object.keys(policy).length !== 1))
    throw badRequest('Each lifecycle policy must have exactly one transition.');
  ctx.put(fileSystems, record.FileSystemId, { ...record, lifecyclePolicies });
  return { LifecyclePolicies: lifecyclePolicies };
};
