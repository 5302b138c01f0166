// Amazon Route 53: hosted zones and record sets, which answer on this machine (contracts/names.ts) and nowhere else. Health
// checks are recorded.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { namesController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    route53: typeof import('@aws-sdk/client-route-53');
  }
  interface Controllers {
    'route53/names': unknown;
  }
}

export const route53 = defineService({
  id: 'route53',
  client: () => import('@aws-sdk/client-route-53'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: {
    protocol: 'restXml',
    xmlNamespace: 'https://route53.amazonaws.com/doc/2013-04-01/',
    invalidInputCode: 'InvalidInput',
    // A thousand changes with 32,000 characters of values: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html
    maxBodyBytes: 4 * 1024 ** 2,
  },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  quotas: Object.values(quotas),
  controllers: [namesController],
  resources,
});
