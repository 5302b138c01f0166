// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/access-key.ts'))['accessKeyResource']>('AWS::IAM::AccessKey', 'access-key', 'accessKeyResource'),
  resource<(typeof import('../resources/group.ts'))['groupResource']>('AWS::IAM::Group', 'group', 'groupResource'),
  resource<(typeof import('../resources/group-policy.ts'))['groupPolicyResource']>('AWS::IAM::GroupPolicy', 'group-policy', 'groupPolicyResource'),
  resource<(typeof import('../resources/instance-profile.ts'))['instanceProfileResource']>('AWS::IAM::InstanceProfile', 'instance-profile', 'instanceProfileResource'),
  resource<(typeof import('../resources/managed-policy.ts'))['managedPolicyResource']>('AWS::IAM::ManagedPolicy', 'managed-policy', 'managedPolicyResource'),
  resource<(typeof import('../resources/oidc-provider.ts'))['oidcProviderResource']>('AWS::IAM::OIDCProvider', 'oidc-provider', 'oidcProviderResource'),
  resource<(typeof import('../resources/policy.ts'))['policyResource']>('AWS::IAM::Policy', 'policy', 'policyResource'),
  resource<(typeof import('../resources/role.ts'))['roleResource']>('AWS::IAM::Role', 'role', 'roleResource'),
  resource<(typeof import('../resources/role-policy.ts'))['rolePolicyResource']>('AWS::IAM::RolePolicy', 'role-policy', 'rolePolicyResource'),
  resource<(typeof import('../resources/saml-provider.ts'))['samlProviderResource']>('AWS::IAM::SAMLProvider', 'saml-provider', 'samlProviderResource'),
  resource<(typeof import('../resources/server-certificate.ts'))['serverCertificateResource']>('AWS::IAM::ServerCertificate', 'server-certificate', 'serverCertificateResource'),
  resource<(typeof import('../resources/service-linked-role.ts'))['serviceLinkedRoleResource']>('AWS::IAM::ServiceLinkedRole', 'service-linked-role', 'serviceLinkedRoleResource'),
  resource<(typeof import('../resources/user.ts'))['userResource']>('AWS::IAM::User', 'user', 'userResource'),
  resource<(typeof import('../resources/user-policy.ts'))['userPolicyResource']>('AWS::IAM::UserPolicy', 'user-policy', 'userPolicyResource'),
  resource<(typeof import('../resources/user-to-group-addition.ts'))['userToGroupAdditionResource']>('AWS::IAM::UserToGroupAddition', 'user-to-group-addition', 'userToGroupAdditionResource'),
];
