// Document paths: `a.b[2]` as `['a', 'b', 2]`.
import type { Item, Value } from '../values/value.ts';

export type Path = readonly [string, ...(string | number)[]];

export function valueAt(item: Item, [first, ...rest]: Path): Value | undefined {
  let value: Value | undefined = Object.hasOwn(item, first) ? item[first] : undefined;
  for (const step of rest) {
    if (typeof step === 'number') value = value?.L?.[step];
    else value = value?.M && Object.hasOwn(value.M, step) ? value.M[step] : undefined;
  }
  return value;
}

export const pathText = (path: Path): string =>
  `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;

/** Whether one is the other, or lies inside it. */
export const overlap = (a: Path, b: Path): boolean =>
  a.slice(0, b.length).every((step, at) => step === b[at]);

/** Whether one needs a list where the other needs a map. */
export function conflict(a: Path, b: Path): boolean {
  const at = a.findIndex((step, index) => step !== b[index]);
  return at > 0 && at < b.length && typeof a[at] !== typeof b[at];
}
