// A place for tasks as placement sees it: a container instance, or a zone on Fargate.
import { own } from '../../../kernel/own.ts';
import type { Subject } from './expression.ts';

/** A container instance as placement sees it. */
export interface PlaceableInstance extends Subject {
  readonly id: string;
  readonly availabilityZone: string;
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  readonly free: { readonly cpu: number; readonly memory: number; readonly enis: number };
  readonly takenPorts: readonly string[];
  /** Tasks already there of the group that is being placed (of the same service, for example). */
  readonly peers: number;
}

/** The part of a spread that an instance belongs to. */
export function bucketOf(
  instance: Pick<PlaceableInstance, 'id' | 'availabilityZone' | 'attributes'>,
  field: string,
): string {
  if (field === 'attribute:ecs.availability-zone') return instance.availabilityZone;
  if (field.startsWith('attribute:')) return own(instance.attributes, field.slice('attribute:'.length)) ?? '';
  return instance.id;
}
