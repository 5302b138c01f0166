// An example of each of the service's resource types, for the contract suite.
import type { Examples } from '../../testing/resource-examples/examples.ts';

export const examples: Examples = {
  'AWS::SSM::Parameter': {
    absent: ['Arn'],
    create: { Type: 'String', Value: 'a' },
    update: { Value: 'b' },
    replace: { Name: '/other' },
  },
};
