// Keeps what was compiled of a row, as long as nothing that it was made of has changed: a table in which one target is new
// costs that target's group, and what stays the same is the same object, which the data plane need not look at again.

interface Kept {
  readonly inputs: readonly unknown[];
  readonly made: unknown;
}

/** Rows never change: another version of a row is another object. */
const kept = new WeakMap<object, Kept>();

/** @param inputs everything beside the row that `make` depends on: rows, and simple values */
export function remembered<T>(row: object, inputs: readonly unknown[], make: () => T): T {
  const known = kept.get(row);
  if (known && areSame(known.inputs, inputs)) return known.made as T;
  const made = make();
  kept.set(row, { inputs, made });
  return made;
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!Object.is(a[index], b[index])) return false;
  return true;
}
