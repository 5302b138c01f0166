// What calls of CodeBuild need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodebuild.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';

const codebuild = 'codebuild.amazonaws.com';

export const permissions: ServicePermissions = {
  resource({ projectName, name, names, id, ids }, at) {
    // A build is named after its project.
    const project = (of: string) => at.arn('codebuild', `project/${of.split('/').at(-1)!.split(':')[0]}`);
    const several = names ?? ids;
    if (several) return [...new Set(several.map(project))] as string[];
    const one = projectName ?? name ?? id;
    return one === undefined ? undefined : project(one);
  },

  passes: {
    CreateProject: ({ serviceRole }) => [[serviceRole, codebuild]],
    UpdateProject: ({ serviceRole }) => [[serviceRole, codebuild]],
  },
};
