// A region as the gateway calls it: who calls is known by the credentials, and calls of a role meet the errors that an
// experiment injects into them.
import { apiFault } from '../contracts/api-faults.ts';
import type { AnyService } from '../contracts/service.ts';
import type { Ids } from '../kernel/ids.ts';
import type { RegionPort } from '../wire/gateway.ts';
import { callerOf } from './access/callers.ts';
import type { Region } from './region.ts';

export const faultyRegion = (
  { machine, state }: Region,
  ids: Ids,
  account: string,
  services: readonly AnyService[],
): RegionPort => ({
  answer(service, operation, input, requestId, signedBy = { accessKeyId: '' }) {
    const { accessKeyId } = signedBy;
    // Only roles have temporary credentials.
    const fault = accessKeyId.startsWith('ASIA')
      ? apiFault(state, { service, operation, input, accessKeyId }, ids)
      : undefined;
    if (fault) throw fault;
    const answering = () => services.find(({ id }) => id === service);
    return machine.answer(
      service,
      operation,
      input,
      requestId,
      callerOf(signedBy, account, state, answering),
    );
  },
});
