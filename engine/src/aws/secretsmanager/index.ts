// AWS Secrets Manager: secrets with their versions and stages, their rotation by functions, their resource policies, and their
// replicas in other regions. Values are stored as plain text.
// https://docs.aws.amazon.com/secretsmanager/latest/apireference/Welcome.html
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { rotationController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';

declare module '../../kernel/registry.ts' {
  interface Controllers {
    'secretsmanager/rotation': unknown;
  }
  interface Clients {
    secretsmanager: typeof import('@aws-sdk/client-secrets-manager');
  }
}

export const secretsmanager = defineService({
  id: 'secretsmanager',
  client: () => import('@aws-sdk/client-secrets-manager'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: { protocol: 'awsJson', targetPrefixes: ['secretsmanager'] },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  controllers: [rotationController],
  resources,
});
