// What AWS would have denied, as tests see it.
import type { AccessReport } from '../../engine/src/cloud/simulation/index.ts';
import type { DeniedAction } from './api.ts';

export function deniedAction({
  caller,
  action,
  resource,
  reason,
  missing,
  count,
}: AccessReport['denied'][number]): DeniedAction {
  return {
    caller,
    action,
    ...(resource !== undefined && { resource }),
    reason,
    ...(missing && { statement: missing.statement }),
    count,
  };
}
