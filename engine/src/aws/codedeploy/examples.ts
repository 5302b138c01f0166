// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { get, ref, role, tags } from '../../testing/resource-examples/surroundings.ts';

const routing = (CanaryPercentage: number) => ({
  Type: 'TimeBasedCanary',
  TimeBasedCanary: { CanaryPercentage, CanaryInterval: 5 },
});

export const examples: Examples = {
  'AWS::CodeDeploy::Application': {
    create: { ComputePlatform: 'ECS' },
    update: tags('b'),
    replace: { ApplicationName: 'other' },
  },
  'AWS::CodeDeploy::DeploymentGroup': {
    prerequisites: {
      ...role,
      Application: { Type: 'AWS::CodeDeploy::Application', Properties: { ComputePlatform: 'Lambda' } },
    },
    create: {
      ApplicationName: ref('Application'),
      ServiceRoleArn: get('Role', 'Arn'),
      DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
    },
    update: { AutoRollbackConfiguration: { Enabled: true, Events: ['DEPLOYMENT_FAILURE'] } },
    replace: { DeploymentGroupName: 'other' },
  },
  'AWS::CodeDeploy::DeploymentConfig': {
    create: { ComputePlatform: 'ECS', TrafficRoutingConfig: routing(10) },
    replace: { TrafficRoutingConfig: routing(20) },
  },
};
