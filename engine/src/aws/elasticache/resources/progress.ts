// How far a cache of a template has come.
import { CreateFailed, type Progress, type ResourceRequest } from '../../../contracts/resource-type.ts';
import type { CacheRecord } from '../state.ts';

export function progressOf(record: CacheRecord): Progress {
  const { id: physicalId, status, recorded, failure, encryption } = record;
  if (status === 'create-failed')
    throw new CreateFailed(`The cache server did not start: ${failure}`, physicalId);
  if (status !== 'available')
    return {
      status: 'in-progress',
      physicalId,
      againInMs: 500,
      memo: { id: physicalId },
      reason: `The cache ${physicalId} is ${status}.`,
    };
  const remarks = [
    ...(encryption === 'required' ? ['Its server takes only TLS, with a certificate of this machine.'] : []),
    ...(encryption === 'preferred' ? ['Its server takes connections without TLS only.'] : []),
  ];
  const remark = recorded === undefined ? remarks.join(' ') : `Recorded only: ${recorded}`;
  return { status: 'success', physicalId, ...(remark && { remark }) };
}

/** What is said at the beginning of a deletion whose policy is Snapshot. */
export const withoutSnapshot = ({ status }: CacheRecord, { takesSnapshot }: ResourceRequest) =>
  takesSnapshot && status !== 'deleting'
    ? { message: 'No snapshot was taken: Drydock takes none of caches.' }
    : {};
