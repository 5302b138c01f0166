// Finds the handler `<path>.<name>` in the code's folder: an ES module or a CommonJS script.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Handler = (
  event: unknown,
  context: object,
  callback: (error?: unknown, value?: unknown) => void,
) => unknown;

/** @throws Error with Lambda's name for it */
export async function loadHandler(folder: string, name: string): Promise<Handler> {
  const match = /^((?:.*\/)?[^./]+)\.(.+)$/.exec(name);
  if (!match) throw named('Runtime.MalformedHandlerName', 'Bad handler');
  const [, path = '', exported = ''] = match;
  const file = ['.js', '.mjs', '.cjs']
    .map((ending) => join(folder, path + ending))
    .find((each) => existsSync(each));
  const base = path.split('/').at(-1);
  if (!file) throw named('Runtime.ImportModuleError', `Error: Cannot find module '${base}'`);
  let found: unknown;
  try {
    found = (await import(pathToFileURL(file).href)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError)
      throw named('Runtime.UserCodeSyntaxError', `SyntaxError: ${error.message}`);
    if (String((error as NodeJS.ErrnoException).code).endsWith('MODULE_NOT_FOUND'))
      throw named('Runtime.ImportModuleError', `Error: ${(error as Error).message}`);
    throw error;
  }
  // Imported as a module, a script's exports are its default export.
  for (const source of [found, (found as { default?: unknown }).default]) {
    const handler = exported
      .split('.')
      .reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], source);
    if (typeof handler === 'function') return handler as Handler;
  }
  throw named('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
}

function named(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}
