// An example of each of the service's resource types, for the contract suite that every type passes.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { get, role } from '../../testing/resource-examples/surroundings.ts';

export const examples: Examples = {
  'AWS::CodeBuild::Project': {
    prerequisites: role,
    create: {
      ServiceRole: get('Role', 'Arn'),
      Artifacts: { Type: 'NO_ARTIFACTS' },
      Environment: {
        Type: 'LINUX_CONTAINER',
        Image: 'aws/codebuild/standard:7.0',
        ComputeType: 'BUILD_GENERAL1_SMALL',
      },
      Source: { Type: 'NO_SOURCE', BuildSpec: 'version: 0.2' },
    },
    update: { Description: 'x' },
    replace: { Name: 'other' },
  },
};
