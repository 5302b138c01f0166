// Objects of patterns and events. A key with dots is a path: `"state.status"` is `status` inside `state`.

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same with every path as objects within objects. */
export function unfolded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unfolded);
  if (!isFields(value)) return value;
  const made = empty();
  for (const [key, inner] of Object.entries(value)) place(made, key.split('.'), unfolded(inner));
  return made;
}

type Made = Record<string, unknown>;
const empty = (): Made => Object.create(null) as Made;

/** A path may be as long as an event: no recursion. */
function place(root: Made, path: readonly string[], value: unknown): void {
  let target = root;
  for (const name of path.slice(0, -1)) {
    const known = target[name];
    const inner = isFields(known) ? (known as Made) : empty();
    target[name] = inner;
    target = inner;
  }
  const last = path.at(-1)!;
  const known = target[last];
  if (isFields(known) && isFields(value)) merge(known as Made, value);
  else target[last] = value;
}

function merge(target: Made, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) place(target, [name], value);
}
