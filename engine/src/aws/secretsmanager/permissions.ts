// What calls of Secrets Manager need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';
import { findSecret } from './find.ts';

export const permissions: ServicePermissions = {
  resource: ({ SecretId }, at) => (SecretId === undefined ? undefined : findSecret(at, SecretId)?.arn),
  resourcePolicy: (arn, at) => findSecret(at, arn)?.policy,
};
