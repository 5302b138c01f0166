// AWS Security Token Service: the caller's identity, and temporary credentials that the gateway accepts.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { operations } from './generated/operations.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    sts: typeof import('@aws-sdk/client-sts');
  }
}

export const sts = defineService({
  id: 'sts',
  client: () => import('@aws-sdk/client-sts'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: { protocol: 'awsQuery', xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
  operations,
});
