// Libraries that only some calls need. They are loaded by the first of these, so that an idle engine stays small and starts fast.
import { createRequire } from 'node:module';

/** Returns a function that loads at its first call. `load` gets this module's `require`, since calls are synchronous. */
export function lazily<T>(load: (require: NodeJS.Require) => T): () => T {
  let loaded: { readonly value: T } | undefined;
  return () => {
    loaded ??= { value: load(require) };
    return loaded.value;
  };
}

const require = createRequire(import.meta.url);

// `import` reads every export of a built-in module, which loads Node.js's fetch with `node:http`: 13 MB.
export const http = lazily((require) => require('node:http') as typeof import('node:http'));
export const yaml = lazily((require) => require('yaml') as typeof import('yaml'));
export const re2 = lazily((require) => (require('re2js') as typeof import('re2js')).RE2JS);
export const fflate = lazily((require) => require('fflate') as typeof import('fflate'));
export const tarStream = lazily((require) => require('tar-stream') as typeof import('tar-stream'));
