// What calls of Systems Manager need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';

export const permissions: ServicePermissions = {
  resource({ Name, Names, Path, ResourceType, ResourceId }, at) {
    const parameter = (name: string) =>
      name.startsWith('arn:')
        ? name
        : at.arn('ssm', `parameter/${name.replace(/^\//, '').replace(/:[^:/]*$/, '')}`);
    if (Names) return Names.map(parameter);
    if (ResourceType === 'Parameter') return parameter(ResourceId);
    const name = Name ?? Path;
    return name === undefined ? undefined : parameter(name);
  },
};
