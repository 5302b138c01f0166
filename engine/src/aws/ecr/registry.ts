// What is set for the registry of an account in a region: recorded.
import type { RegistryScanningConfiguration, ReplicationConfiguration } from '@aws-sdk/client-ecr';
import type { Context } from '../../kernel/context.ts';
import { plain } from '../../kernel/plain.ts';
import { defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'ecr/registry': RegistryRecord;
  }
}

interface RegistryRecord {
  readonly policy?: string | undefined;
  readonly replication?: ReplicationConfiguration;
  readonly scanning?: RegistryScanningConfiguration;
}

/** Key: `registry`. */
const registries = defineTable('ecr/registry');

export const registryOf = (ctx: Pick<Context, 'get'>): RegistryRecord =>
  ctx.get(registries, 'registry') ?? {};

export const putRegistry = (change: RegistryRecord, ctx: Context): void =>
  ctx.put(registries, 'registry', plain({ ...registryOf(ctx), ...change }));
