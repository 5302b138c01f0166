// A service's operations, each loaded by its first call.
import { beside } from './beside.ts';

type AnyFunction = (...args: never[]) => unknown;

/** `module` is the URL of a list in `<service>/generated/`; the files are in `<service>/operations/`. */
export function operationsBeside(module: string) {
  const load = beside(module);
  return <F extends AnyFunction>(file: string, name: string): F => {
    let loaded: F | undefined;
    const operation: AnyFunction = (...args) => {
      loaded ??= load(`../operations/${file}`)[name] as F;
      return loaded(...args);
    };
    return operation as F;
  };
}
