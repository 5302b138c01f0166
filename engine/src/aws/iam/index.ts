// AWS Identity and Access Management: recorded, but never enforced (see state.ts).
import { defineService } from '../../contracts/service.ts';
import { operations } from './generated/operations.ts';
import { quotas } from './quotas.ts';
import { instanceProfileResource } from './resources/instance-profile.ts';
import { managedPolicyResource } from './resources/managed-policy.ts';
import { policyResource } from './resources/policy.ts';
import { roleResource } from './resources/role.ts';
import { rolePolicyResource } from './resources/role-policy.ts';
import { serverCertificateResource } from './resources/server-certificate.ts';
import { serviceLinkedRoleResource } from './resources/service-linked-role.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    iam: typeof import('@aws-sdk/client-iam');
  }
}

export const iam = defineService({
  id: 'iam',
  client: () => import('@aws-sdk/client-iam'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  wire: {
    protocol: 'awsQuery',
    invalidInputText: 'iam',
    xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  },
  operations,
  quotas: Object.values(quotas),
  resources: [
    roleResource,
    rolePolicyResource,
    serverCertificateResource,
    policyResource,
    managedPolicyResource,
    instanceProfileResource,
    serviceLinkedRoleResource,
  ],
});
