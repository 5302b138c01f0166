// An example of each of the service's resource types, for the contract suite that every type passes. Nested stacks and custom
// resources are tested in their rooms.
import type { Examples } from '../../testing/resource-examples/examples.ts';

const FunctionName = 'arn:aws:lambda:us-east-1:000000000000:function:f';

export const examples: Examples = {
  'AWS::CloudFormation::Macro': {
    create: { Name: 'Mine', FunctionName },
    update: { FunctionName: `${FunctionName}g` },
    replace: { Name: 'Other' },
  },
};
