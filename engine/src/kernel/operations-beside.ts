// A service's operations, each loaded by its first call: an engine starts with none of them, and keeps only those in use.
import { createRequire } from 'node:module';
import { extname } from 'node:path';

type AnyFunction = (...args: never[]) => unknown;

/** `module` is the URL of a list in `<service>/generated/`; the files are in `<service>/operations/`. */
export function operationsBeside(module: string) {
  const require = createRequire(module);
  // TypeScript in the repository, JavaScript in the package.
  const extension = extname(module);
  return <F extends AnyFunction>(file: string, name: string): F => {
    let loaded: F | undefined;
    const operation: AnyFunction = (...args) => {
      loaded ??= require(`../operations/${file}${extension}`)[name] as F;
      return loaded(...args);
    };
    return operation as F;
  };
}
