// An example of each of the service's resource types, for the contract suite that every type passes.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { tags } from '../../testing/resource-examples/surroundings.ts';

export const examples: Examples = {
  'AWS::CodeCommit::Repository': {
    create: {
      RepositoryName: 'shop',
      RepositoryDescription: 'a',
      Triggers: [
        {
          Name: 'all',
          DestinationArn: 'arn:aws:sns:us-east-1:000000000000:pushes',
          Events: ['all'],
          Branches: ['main'],
        },
      ],
    },
    update: { RepositoryName: 'store', RepositoryDescription: 'b', ...tags('b') },
  },
};
