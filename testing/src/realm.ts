// The globals of a test. Jest gives each file of tests its own, so that an error of Node.js's is no `Error` to `toThrow`.
import { types } from 'node:util';

const names = ['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError'] as const;

export type Realm = Record<(typeof names)[number], ErrorConstructor> & { fetch: typeof fetch };

/** Makes an error of this realm one of a test's: of a class that AWS's faults have, an `Error`. @returns what it is given */
export function adopted(error: unknown, realm: Realm | undefined): unknown {
  if (!realm || realm.Error === Error || !types.isNativeError(error) || !(error instanceof Error))
    return error;
  const name = names.find((each) => Object.getPrototypeOf(error) === globalThis[each].prototype) ?? 'Error';
  Object.setPrototypeOf(error, realm[name].prototype as object);
  return error;
}
