// How far a cache of a template has come.
import { CreateFailed, type Progress } from '../../../contracts/resource-type.ts';
import type { CacheRecord } from '../state.ts';

export function progressOf(record: CacheRecord): Progress {
  const { id: physicalId, status, recorded, failure, encryption, settings } = record;
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
    ...((settings.UserGroupIds ?? settings.UserGroupId)
      ? ['Its users are recorded: nobody has to log in.']
      : []),
  ];
  const remark = recorded === undefined ? remarks.join(' ') : `Recorded only: ${recorded}`;
  return { status: 'success', physicalId, ...(remark && { remark }) };
}
