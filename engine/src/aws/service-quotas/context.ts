// What Service Quotas' operations work with: a transaction, and the quotas that the services declare.
import type { Context } from '../../kernel/context.ts';
import type { Operations } from '../../kernel/service.ts';
import type { Catalog } from './catalog.ts';

export interface QuotaContext extends Context {
  readonly catalog: Catalog;
}

type QuotaOperations = {
  readonly [O in keyof Operations<'service-quotas'>]?: (input: never, ctx: QuotaContext) => object;
};

/** The operations as the machine calls them, with the catalog added to what they are given. */
export function withCatalog(operations: QuotaOperations, catalog: Catalog): Operations<'service-quotas'> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (input: never, ctx: Context) => operation(input, { ...ctx, catalog }),
    ]),
  );
}
