// Service Quotas: reads the quotas that the other services declare and enforce.
// https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/Welcome.html
import { defineService, type Service } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import type { Quota } from '../../kernel/quota.ts';
import { catalogOf } from './catalog.ts';
import { withCatalog } from './context.ts';
import { operations } from './generated/operations.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    'service-quotas': typeof import('@aws-sdk/client-service-quotas');
  }
}

/** @param quotas what the other services declare */
export function serviceQuotas(quotas: readonly Quota[]): Service<'service-quotas'> {
  return defineService({
    id: 'service-quotas',
    client: () => import('@aws-sdk/client-service-quotas'),
    constraints: new URL('./generated/constraints.json', import.meta.url),
    permissions: permissionsBeside(import.meta.url),
    wire: {
      protocol: 'awsJson',
      signingNames: ['servicequotas'],
      targetPrefixes: ['ServiceQuotasV20190624'],
      invalidInputCode: 'IllegalArgumentException',
    },
    operations: withCatalog(operations, catalogOf(quotas)),
  });
}
