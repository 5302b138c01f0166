// What the drift suite changes of each simulated resource type, beyond what its example's `update` changes.
import type { ResourceExample } from '../../aws/cloudformation/resource-contract.ts';

export interface DriftExample {
  /** Each a stack of its own, whose properties are changed one after the other. */
  readonly scenes?: readonly DriftScene[];
  /** Properties that no scene changes, by the reason. */
  readonly unchanged?: Readonly<Record<string, readonly string[]>>;
}

/** Prerequisites and `create` are added to those of the type's example. `update`: the other values of what drifts. */
export interface DriftScene extends Omit<Partial<ResourceExample>, 'services'> {
  readonly update: NonNullable<ResourceExample['update']>;
}

/** By resource type. */
export type DriftExamples = Readonly<Record<string, DriftExample>>;
