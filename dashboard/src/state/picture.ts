// What the System view shows: of now, or of a moment that the page remembers. Lists and what is in them never change; what changes is
// another object, by which one sees what has to be drawn again.
import type { Balancer, ContainerInstance, TargetGroup, Task } from './shapes.ts';
import type { Rates } from './traffic.ts';

export interface Picture {
  /** Milliseconds, by the cloud's clock. */
  readonly at: number;
  readonly tasks: readonly Task[];
  readonly instances: readonly ContainerInstance[];
  readonly balancers: readonly Balancer[];
  readonly groups: readonly TargetGroup[];
  readonly rates: Rates;
}

/** Whether these are the same objects in the same order. */
export const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a === b || (a.length === b.length && a.every((item, index) => item === b[index]));

/** This list, or the one before it if nothing has changed: whoever compares them need not look inside. */
export const sameList = <T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] =>
  before && isSameList(before, now) ? before : now;
