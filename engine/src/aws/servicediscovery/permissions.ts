// What calls of Cloud Map need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudmap.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';

export const permissions: ServicePermissions = {
  resource({ ServiceId, Id }, at, operation) {
    const kind = /Namespace$/.test(operation) ? 'namespace' : 'service';
    const id = ServiceId ?? (/(Namespace|Service)$/.test(operation) ? Id : undefined);
    return id === undefined ? undefined : at.arn('servicediscovery', `${kind}/${id.split('/').at(-1)}`);
  },
};
