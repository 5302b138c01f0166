// Resource Groups Tagging API: the tags of all services' resources in one place.
// https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/Welcome.html
import { defineService, type Service } from '../../contracts/service.ts';
import type { TaggedResources } from '../../contracts/tagged-resources.ts';
import { withTagged } from './context.ts';
import { operations } from './generated/operations.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    resourcegroupstaggingapi: typeof import('./generated/client.ts');
  }
}

/** @param tagged what the other services contribute */
export function resourceGroupsTagging(
  tagged: readonly (() => TaggedResources)[],
): Service<'resourcegroupstaggingapi'> {
  return defineService({
    id: 'resourcegroupstaggingapi',
    client: () => import('./generated/client.ts'),
    constraints: new URL('./generated/constraints.json', import.meta.url),
    wire: {
      protocol: 'awsJson',
      signingNames: ['tagging'],
      targetPrefixes: ['ResourceGroupsTaggingAPI_20170126'],
      invalidInputCode: 'InvalidParameterException',
    },
    operations: withTagged(operations, tagged),
  });
}
