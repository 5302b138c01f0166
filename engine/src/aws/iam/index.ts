// AWS Identity and Access Management: recorded, but never enforced (see state.ts).
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { operations } from './generated/operations.ts';
import { quotas } from './quotas.ts';
import { accessKeyResource } from './resources/access-key.ts';
import { groupResource } from './resources/group.ts';
import { groupPolicyResource } from './resources/group-policy.ts';
import { instanceProfileResource } from './resources/instance-profile.ts';
import { managedPolicyResource } from './resources/managed-policy.ts';
import { oidcProviderResource } from './resources/oidc-provider.ts';
import { policyResource } from './resources/policy.ts';
import { roleResource } from './resources/role.ts';
import { rolePolicyResource } from './resources/role-policy.ts';
import { samlProviderResource } from './resources/saml-provider.ts';
import { serverCertificateResource } from './resources/server-certificate.ts';
import { serviceLinkedRoleResource } from './resources/service-linked-role.ts';
import { userResource } from './resources/user.ts';
import { userPolicyResource } from './resources/user-policy.ts';
import { userToGroupAdditionResource } from './resources/user-to-group-addition.ts';

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
  resources: [
    roleResource,
    rolePolicyResource,
    serverCertificateResource,
    policyResource,
    managedPolicyResource,
    instanceProfileResource,
    serviceLinkedRoleResource,
    userResource,
    userPolicyResource,
    groupResource,
    groupPolicyResource,
    userToGroupAdditionResource,
    accessKeyResource,
    oidcProviderResource,
    samlProviderResource,
  ],
});
