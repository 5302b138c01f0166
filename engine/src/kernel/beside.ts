// Files of a service that are loaded by their first use: an engine starts with none of them, and keeps only those in use.
import { createRequire } from 'node:module';
import { extname } from 'node:path';

/**
 * Returns a function that loads a file by its path from a module, without its extension.
 * @param module the module's URL
 */
export function beside(module: string): (path: string) => Readonly<Record<string, unknown>> {
  const require = createRequire(module);
  // TypeScript in the repository, JavaScript in the package.
  const extension = extname(module);
  return (path) => require(`${path}${extension}`);
}
