// A service of a test's own, or a stand-in for one, which is never called over the wire.
import type { ListedType } from '../contracts/listed-type.ts';
import type { ServiceId } from '../kernel/registry.ts';
import type { MachineService } from '../kernel/service.ts';

export interface StandInService<S extends ServiceId = ServiceId> extends MachineService<S> {
  readonly resources?: readonly ListedType[];
}

/** Keeps the type of the service id while checking the shape. */
export function standInService<S extends ServiceId>(service: StandInService<S>): StandInService<S> {
  return service;
}

/** A stand-in or a real service of any id, where several are in one list. */
// biome-ignore lint/suspicious/noExplicitAny: the id is what ties a service to its own operations' types.
export type AnyStandInService = StandInService<any>;
