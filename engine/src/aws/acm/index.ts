// AWS Certificate Manager: certificates for HTTPS listeners, imported or self-signed on request.
// https://docs.aws.amazon.com/acm/latest/APIReference/Welcome.html
import { defineService } from '../../contracts/service.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { certificateIssue } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    acm: typeof import('@aws-sdk/client-acm');
  }
  interface Controllers {
    'acm/certificate': unknown;
  }
}

export const acm = defineService({
  id: 'acm',
  client: () => import('@aws-sdk/client-acm'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  wire: { protocol: 'awsJson', targetPrefixes: ['CertificateManager'] },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  quotas: Object.values(quotas),
  controllers: [certificateIssue],
  resources,
});
