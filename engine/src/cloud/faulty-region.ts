// A region as the gateway calls it: calls of a role meet the errors that an experiment injects into them.
import { apiFault } from '../contracts/api-faults.ts';
import type { Ids } from '../kernel/ids.ts';
import type { RegionPort } from '../wire/gateway.ts';
import type { Region } from './region.ts';

export const faultyRegion = ({ machine, state }: Region, ids: Ids): RegionPort => ({
  answer(service, operation, input, requestId, accessKeyId = '') {
    // Only roles have temporary credentials.
    const fault = accessKeyId.startsWith('ASIA')
      ? apiFault(state, { service, operation, input, accessKeyId }, ids)
      : undefined;
    if (fault) throw fault;
    return machine.answer(service, operation, input, requestId);
  },
});
