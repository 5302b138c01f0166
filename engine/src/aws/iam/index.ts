// AWS Identity and Access Management: recorded, but never enforced (see state.ts).
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    iam: typeof import('@aws-sdk/client-iam');
  }
}

export const iam = defineService({
  id: 'iam',
  client: () => import('@aws-sdk/client-iam'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: {
    protocol: 'awsQuery',
    invalidInputText: 'iam',
    xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  },
  operations,
  quotas: Object.values(quotas),
  resources,
});
