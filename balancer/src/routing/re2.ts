// RE2 for JavaScript, loaded with the first expression: most load balancers have none, and it takes 2 MB in each thread.
import { createRequire } from 'node:module';

type Re2 = typeof import('re2js')['RE2JS'];

let loaded: Re2 | undefined;

export function re2(): Re2 {
  loaded ??= (createRequire(import.meta.url)('re2js') as typeof import('re2js')).RE2JS;
  return loaded;
}
