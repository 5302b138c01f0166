// AWS Key Management Service: keys with real material, that encrypt, sign and authenticate. Key policies and grants are kept
// and not enforced; imported material, custom key stores, SM2 and post-quantum keys are refused. Material lies in the engine's
// local state as it is. https://docs.aws.amazon.com/kms/latest/APIReference/Welcome.html
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { keyController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    kms: typeof import('@aws-sdk/client-kms');
  }
  interface Controllers {
    'kms/key': unknown;
  }
}

export const kms = defineService({
  id: 'kms',
  client: () => import('@aws-sdk/client-kms'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: { protocol: 'awsJson', targetPrefixes: ['TrentService'] },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  controllers: [keyController],
  quotas: Object.values(quotas),
  resources,
});
