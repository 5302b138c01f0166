// What the operations work with: a transaction, and what the services contribute.
import type { TaggedResources } from '../../contracts/tagged-resources.ts';
import type { Context } from '../../kernel/context.ts';
import type { Operations } from '../../kernel/service.ts';

export interface TaggingContext extends Context {
  readonly tagged: readonly TaggedResources[];
}

type TaggingOperations = {
  readonly [O in keyof Operations<'resourcegroupstaggingapi'>]?: (
    input: never,
    ctx: TaggingContext,
  ) => object;
};

/** The operations as the machine calls them, with the contributions added to what they are given. */
export function withTagged(
  operations: TaggingOperations,
  tagged: readonly (() => TaggedResources)[],
): Operations<'resourcegroupstaggingapi'> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (input: never, ctx: Context) => operation(input, { ...ctx, tagged: tagged.map((load) => load()) }),
    ]),
  );
}
