// What calls of ECR need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';
import { repositories } from './state.ts';

export const permissions: ServicePermissions = {
  resource({ repositoryName, repositoryNames }, at) {
    const repository = (name: string) => at.arn('ecr', `repository/${name}`);
    if (repositoryNames?.length) return repositoryNames.map(repository);
    return repositoryName === undefined ? undefined : repository(repositoryName);
  },

  resourcePolicy: (arn, at) => at.get(repositories, arn.split(':repository/').at(1) ?? '')?.policy,
};
