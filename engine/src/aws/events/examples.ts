// An example of each of the service's resource types, for the contract suite that every type passes.
import type { Examples } from '../../testing/resource-examples/examples.ts';

const target = (pipeline: string) => ({
  Targets: [{ Id: 'pipeline', Arn: `arn:aws:codepipeline:us-east-1:000000000000:${pipeline}` }],
});

export const examples: Examples = {
  'AWS::Events::Rule': {
    create: {
      Description: 'a',
      EventPattern: { source: ['aws.codecommit'], detail: { event: [{ prefix: 'reference' }] } },
      ...target('a'),
    },
    update: { Description: 'b', State: 'DISABLED', ...target('b') },
    replace: { Name: 'other' },
  },
};
