// What calls of EFS need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticfilesystem.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';

export const permissions: ServicePermissions = {
  prefix: 'elasticfilesystem',
  resource: ({ FileSystemId }, at) =>
    FileSystemId === undefined ? undefined : at.arn('elasticfilesystem', `file-system/${FileSystemId}`),
};
