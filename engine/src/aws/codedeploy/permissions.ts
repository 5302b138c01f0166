// What calls of CodeDeploy need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodedeploy.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';

const codedeploy = 'codedeploy.amazonaws.com';

export const permissions: ServicePermissions = {
  resource(
    { applicationName, deploymentGroupName, currentDeploymentGroupName, deploymentConfigName },
    at,
    operation,
  ) {
    if (operation.endsWith('DeploymentConfig'))
      return at.arn('codedeploy', `deploymentconfig:${deploymentConfigName}`);
    if (applicationName === undefined) return undefined;
    const group = deploymentGroupName ?? currentDeploymentGroupName;
    return group === undefined || operation.endsWith('ApplicationRevision')
      ? at.arn('codedeploy', `application:${applicationName}`)
      : at.arn('codedeploy', `deploymentgroup:${applicationName}/${group}`);
  },

  passes: {
    CreateDeploymentGroup: ({ serviceRoleArn }) => [[serviceRoleArn, codedeploy]],
    UpdateDeploymentGroup: ({ serviceRoleArn }) => [[serviceRoleArn, codedeploy]],
  },
};
