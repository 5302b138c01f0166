// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import { get, role, tags } from '../../testing/resource-examples/surroundings.ts';

const alarms = (Name: string) => ({ Enabled: true, Alarms: [{ Name }] });
const trigger = (name: string) => [
  {
    TriggerName: name,
    TriggerTargetArn: `arn:aws:sns:us-east-1:000000000000:${name}`,
    TriggerEvents: ['DeploymentFailure'],
  },
];

export const driftExamples: DriftExamples = {
  'AWS::CodeDeploy::DeploymentGroup': {
    scenes: [
      {
        prerequisites: { OtherRole: role.Role },
        create: {
          AlarmConfiguration: alarms('a'),
          DeploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
          TriggerConfigurations: trigger('a'),
          ...tags('a'),
        },
        update: {
          AlarmConfiguration: alarms('b'),
          DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
          ServiceRoleArn: get('OtherRole', 'Arn'),
          TriggerConfigurations: trigger('b'),
          ...tags('b'),
        },
      },
    ],
    unchanged: {
      'it belongs to a service of ECS: the tests of blue/green deployments change it': [
        'BlueGreenDeploymentConfiguration',
        'DeploymentStyle',
        'ECSServices',
        'LoadBalancerInfo',
      ],
      'deployments to instances are not simulated': [
        'AutoScalingGroups',
        'Ec2TagFilters',
        'Ec2TagSet',
        'OnPremisesInstanceTagFilters',
        'OnPremisesTagSet',
        'OutdatedInstancesStrategy',
        'TerminationHookEnabled',
      ],
    },
  },
};
