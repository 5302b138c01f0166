// What calls of Service Quotas need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_servicequotas.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';

export const permissions: ServicePermissions = { prefix: 'servicequotas' };
