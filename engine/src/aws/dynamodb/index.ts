// Amazon DynamoDB: tables, items, expressions, transactions and time to live. Items are rows of the engine's own store.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { expiryController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    dynamodb: typeof import('@aws-sdk/client-dynamodb');
  }
  interface Controllers {
    'dynamodb/expiry': unknown;
  }
}

export const dynamodb = defineService({
  id: 'dynamodb',
  client: () => import('@aws-sdk/client-dynamodb'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: {
    protocol: 'awsJson',
    jsonVersion: '1.0',
    targetPrefixes: ['DynamoDB_20120810'],
    // A batch of 25 items of 400 KB each, as JSON.
    maxBodyBytes: 16 * 1024 ** 2,
  },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  controllers: [expiryController],
  quotas: Object.values(quotas),
  resources,
});
