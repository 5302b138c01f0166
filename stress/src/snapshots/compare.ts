// Compares an answer with a recorded one, field by field. In a recording, what differs from run to run is a placeholder.

export interface Difference {
  readonly path: string;
  readonly recorded: unknown;
  readonly here: unknown;
}

export interface Comparison {
  /** Fields that have one value here and in the recording. */
  readonly agree: number;
  readonly differ: readonly Difference[];
}

const absent = Symbol('absent');

/** Members that AWS's API did not have when most of this was recorded, and the transport's own. */
const ignored = new Set(['ResponseMetadata', 'OperationId', 'LastOperations']);

export function compare(recorded: unknown, here: unknown, path = ''): Comparison {
  if (typeof here === 'string' && typeof recorded === 'object' && recorded !== null) {
    return compare(recorded, parsed(here), path);
  }
  if (isList(recorded) && isList(here)) {
    // AWS gives the details of a change in no fixed order: recordings of one kind have both.
    if (path.endsWith('.Details')) return compareLists(ordered(recorded), ordered(here), path);
    return compareLists(recorded, here, path);
  }
  if (isObject(recorded) && isObject(here)) {
    const names = new Set([...Object.keys(recorded), ...Object.keys(here)]);
    return sum(
      [...names]
        .filter((name) => !ignored.has(name) || path.includes('Context'))
        .map((name) => compare(member(recorded, name), member(here, name), `${path}.${name}`)),
    );
  }
  if (same(recorded, here)) return { agree: recorded === absent ? 0 : 1, differ: [] };
  return { agree: 0, differ: [{ path, recorded: shown(recorded), here: shown(here) }] };
}

function compareLists(recorded: unknown[], here: unknown[], path: string): Comparison {
  const length = Math.max(recorded.length, here.length);
  return sum(
    Array.from({ length }, (_, index) =>
      compare(
        index < recorded.length ? recorded[index] : absent,
        index < here.length ? here[index] : absent,
        `${path}[${index}]`,
      ),
    ),
  );
}

const ordered = (details: unknown[]): unknown[] => {
  const key = (each: unknown) => {
    const { Target, Evaluation, ChangeSource } = each as Record<string, { Name?: string }>;
    return `${Target?.Name} ${ChangeSource} ${Evaluation}`;
  };
  return [...details].sort((a, b) => (key(a) < key(b) ? -1 : 1));
};

const sum = (parts: readonly Comparison[]): Comparison => ({
  agree: parts.reduce((total, { agree }) => total + agree, 0),
  differ: parts.flatMap(({ differ }) => differ),
});

const member = (value: object, name: string): unknown =>
  Object.hasOwn(value, name) && (value as Record<string, unknown>)[name] !== undefined
    ? (value as Record<string, unknown>)[name]
    : absent;

const shown = (value: unknown) => (value === absent ? undefined : value);

function same(recorded: unknown, here: unknown): boolean {
  if (isList(recorded) && recorded.length === 0 && isList(here)) return here.length === 0;
  if (isObject(recorded) && isObject(here)) return true;
  if (here instanceof Date) return recorded === 'datetime' || recorded === 'timestamp';
  if (typeof recorded === 'string' && typeof here === 'string') return matches(recorded, here);
  if (typeof recorded === 'number' || typeof recorded === 'boolean') return String(recorded) === String(here);
  return recorded === here;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The random end of a generated name. */
const generatedSuffix = /-(?=[a-z]*[A-Z0-9])(?=[A-Z]*[a-z0-9])[A-Za-z0-9]{12,13}\b/g;

/** `<stack-name:1>` and `date` stand for any text; the account of the recordings is always the same. */
function matches(recorded: string, here: string): boolean {
  const pattern = recorded
    .replaceAll(uuid, '<uuid>')
    .replaceAll('111111111111', '000000000000')
    .split(/<[^<>]+>|\bdatetime\b|\btimestamp\b|(?<=-)date$|\blast-modified\b|\b\d{4}-\d\d-\d\dT[\d:.]+Z/)
    .map((part) =>
      part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll(generatedSuffix, '-[A-Za-z0-9]{12,13}'),
    )
    .join('.*');
  return new RegExp(`^${pattern}$`, 's').test(here);
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Date);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
