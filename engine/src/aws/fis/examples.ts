// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { get } from '../../testing/resource-examples/surroundings.ts';

const role = {
  FaultRole: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'fis.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
    },
  },
};

export const examples: Examples = {
  'AWS::FIS::ExperimentTemplate': {
    prerequisites: role,
    create: {
      Description: 'Stops one task',
      RoleArn: get('FaultRole', 'Arn'),
      StopConditions: [{ Source: 'none' }],
      Targets: {
        OneTask: {
          ResourceType: 'aws:ecs:task',
          Parameters: { cluster: 'main', service: 'web' },
          SelectionMode: 'COUNT(1)',
        },
      },
      Actions: { Stop: { ActionId: 'aws:ecs:stop-task', Targets: { Tasks: 'OneTask' } } },
      Tags: { Name: 'a' },
    },
    update: {
      Description: 'Waits',
      Targets: {},
      Actions: { Wait: { ActionId: 'aws:fis:wait', Parameters: { duration: 'PT1M' } } },
    },
    together: ['Targets', 'Actions'],
    replace: { Tags: { Name: 'b' } },
  },
};
