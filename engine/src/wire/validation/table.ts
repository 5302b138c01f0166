// What AWS's model of a service demands of its operations' inputs, as `engine/scripts/generate-constraints.ts` writes it.
import { readFileSync } from 'node:fs';
import type { ServiceId } from '../../kernel/registry.ts';

export interface ConstraintTable {
  /** The shape of each operation's input; operations without constraints are absent. */
  readonly operations: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** Shapes that neither have a constraint nor lead to one are left out, and so are the members that have them. */
export interface Shape {
  readonly enum?: readonly string[];
  /** The least length of a text, list, map or blob, or the least number. */
  readonly min?: number;
  readonly max?: number;
  /** Java's syntax, as Smithy has it; the entire text matches. */
  readonly pattern?: string;
  /** Error messages do not repeat the value. */
  readonly sensitive?: true;
  readonly members?: Readonly<Record<string, string>>;
  readonly item?: string;
  readonly key?: string;
  readonly value?: string;
}

/** A service as far as its table is concerned. */
export interface TableSource {
  readonly id: ServiceId;
  readonly constraints?: URL;
}

const nothing: ConstraintTable = { operations: {}, shapes: {} };
const loaded = new Map<ServiceId, ConstraintTable>();

/** Read on the service's first call. */
export function constraintsOf({ id, constraints }: TableSource): ConstraintTable {
  const known = loaded.get(id);
  if (known) return known;
  const table = constraints ? (JSON.parse(readFileSync(constraints, 'utf8')) as ConstraintTable) : nothing;
  loaded.set(id, table);
  return table;
}
