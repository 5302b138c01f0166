// What calls of Route 53 need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonroute53.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';

export const permissions: ServicePermissions = {
  resource({ HostedZoneId, Id }, _at, operation) {
    const id = HostedZoneId ?? (operation.endsWith('HostedZone') ? Id : undefined);
    return id === undefined ? undefined : `arn:aws:route53:::hostedzone/${id.split('/').at(-1)}`;
  },
};
