// What calls of Elastic Load Balancing need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';

export const permissions: ServicePermissions = { prefix: 'elasticloadbalancing' };
