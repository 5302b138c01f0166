// What a folder in `aws/` exports: everything that the engine knows of one AWS service.
import type { Clients, ServiceId } from '../kernel/registry.ts';
import type { MachineService } from '../kernel/service.ts';
import type { ListedType } from './listed-type.ts';
import type { ServicePermissions } from './service-permissions.ts';
import type { TaggedResources } from './tagged-resources.ts';
import type { WireRow } from './wire-row.ts';

export interface Service<S extends ServiceId = ServiceId> extends MachineService<S> {
  /** Loads the SDK client, whose schemas decode and encode every operation. Called with the first request. */
  readonly client: () => Promise<Clients[S]>;
  /** What AWS's model demands of each operation's input, a generated table. Read with the first request. */
  readonly constraints?: URL;
  readonly wire: WireRow;
  /** What its calls need in policies, where that is not just their names. */
  readonly permissions?: () => ServicePermissions;
  /** What the Resource Groups Tagging API sees of it. */
  readonly taggedResources?: () => TaggedResources;
  /** CloudFormation resource types. */
  readonly resources?: readonly ListedType[];
}

/** Keeps the type of the service id while checking the shape. */
export function defineService<S extends ServiceId>(service: Service<S>): Service<S> {
  return service;
}

/** A service of any id, where several stand in one list. */
// biome-ignore lint/suspicious/noExplicitAny: the id is what ties a service to its own operations' types.
export type AnyService = Service<any>;
