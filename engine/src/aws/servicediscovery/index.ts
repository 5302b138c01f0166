// AWS Cloud Map: namespaces, services, and their instances, found by the API and by name. What it publishes is answered by
// the engine's own names (contracts/names.ts): nothing reaches public DNS.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    servicediscovery: typeof import('@aws-sdk/client-servicediscovery');
  }
}

export const serviceDiscovery = defineService({
  id: 'servicediscovery',
  client: () => import('@aws-sdk/client-servicediscovery'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: { protocol: 'awsJson', targetPrefixes: ['Route53AutoNaming_v20170314'] },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  quotas: Object.values(quotas),
  resources,
});
