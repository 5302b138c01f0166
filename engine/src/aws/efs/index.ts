// Amazon EFS: file systems that outlive tasks. Where tasks have files, a file system is a folder of this machine; its mount
// targets have addresses, and nothing listens on them.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    efs: typeof import('@aws-sdk/client-efs');
  }
}

export const efs = defineService({
  id: 'efs',
  client: () => import('@aws-sdk/client-efs'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: { protocol: 'restJson', signingNames: ['elasticfilesystem'], invalidInputCode: 'BadRequest' },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  quotas: Object.values(quotas),
  resources,
});
