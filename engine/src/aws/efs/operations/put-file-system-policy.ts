// https://docs.aws.amazon.com/efs/latest/ug/API_PutFileSystemPolicy.html
// Recorded only: no access is refused.
import type { Operation } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { invalidPolicy } from '../faults.ts';
import { requireFileSystem } from '../find.ts';
import { fileSystems } from '../state.ts';

export const putFileSystemPolicy: Operation<'efs', 'PutFileSystemPolicy'> = (input, ctx) => {
  const record = requireFileSystem(ctx, input.FileSystemId);
  const policy = input.Policy ?? '';
  let document: unknown;
  try {
    document = parseJson(policy);
  } catch {
    throw invalidPolicy('The policy is not valid JSON.');
  }
  if (typeof document !== 'object' || document === null || !('Statement' in document))
    throw invalidPolicy('The policy has no Statement.');
  ctx.put(fileSystems, record.FileSystemId, { ...record, policy });
  return { FileSystemId: record.FileSystemId, Policy: policy };
};
