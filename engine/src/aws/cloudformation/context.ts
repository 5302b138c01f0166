// What CloudFormation's operations and its controller work with: a transaction, and the resource types that exist.
import type { Context } from '../../kernel/context.ts';
import type { Operations } from '../../kernel/service.ts';
import type { TypeRegistry } from './schema/registry.ts';

export interface StackContext extends Context {
  readonly types: TypeRegistry;
}

type StackOperations = {
  readonly [O in keyof Operations<'cloudformation'>]?: (input: never, ctx: StackContext) => object;
};

/** The operations as the machine calls them, with the resource types added to what they are given. */
export function withTypes(operations: StackOperations, types: TypeRegistry): Operations<'cloudformation'> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (input: never, ctx: Context) => operation(input, { ...ctx, types }),
    ]),
  );
}
