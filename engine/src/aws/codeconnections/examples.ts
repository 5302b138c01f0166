// An example of each of the service's resource types, for the contract suite that every type passes.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { tags } from '../../testing/resource-examples/surroundings.ts';

export const examples: Examples = {
  'AWS::CodeStarConnections::Connection': {
    create: { ConnectionName: 'a', ProviderType: 'GitHub' },
    update: tags('b'),
    replace: { ConnectionName: 'b' },
  },
  'AWS::CodeConnections::Connection': {
    create: { ConnectionName: 'a', ProviderType: 'GitHub' },
    update: tags('b'),
    replace: { ConnectionName: 'b' },
  },
};
