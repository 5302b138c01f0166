// Every place of an input that a table constrains, and values on either side of what it demands. For tests and for the
// documentation's counts.
import type { ConstraintTable, Shape } from './table.ts';

export interface Site {
  readonly operation: string;
  readonly path: readonly Step[];
  readonly shape: Shape;
}

/** A member by its name, or an element of a list or a map. */
export type Step = string | 'item()' | 'key()' | 'value()';

export function sitesOf(table: ConstraintTable): Site[] {
  return Object.entries(table.operations).flatMap(([operation, name]) =>
    below(table, name, [name]).map((site) => ({ operation, ...site })),
  );
}

type Found = Omit<Site, 'operation'>;

/** A shape that contains itself is followed once. */
function below({ shapes }: ConstraintTable, name: string, trail: readonly string[]): Found[] {
  const { members = {}, item, key, value } = shapes[name]!;
  const steps: [Step, string | undefined][] = [
    ...Object.entries(members),
    ['item()', item],
    ['key()', key],
    ['value()', value],
  ];
  return steps.flatMap(([step, target]) => {
    if (target === undefined || trail.includes(target)) return [];
    const shape = shapes[target]!;
    const own = isConstrained(shape) ? [{ path: [step], shape }] : [];
    const deeper = below({ shapes, operations: {} }, target, [...trail, target]);
    return [...own, ...deeper.map((found) => ({ ...found, path: [step, ...found.path] }))];
  });
}

const isConstrained = (shape: Shape) =>
  shape.enum !== undefined ||
  shape.min !== undefined ||
  shape.max !== undefined ||
  shape.pattern !== undefined;
