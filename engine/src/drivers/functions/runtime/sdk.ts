// The AWS SDK for JavaScript, which Lambda's Node.js runtimes contain: a function that has not bundled it is given the
// clients that the engine itself has. Anything else that is not in the code stays missing, as on AWS.
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const ofRuntime = /^@(aws-sdk|smithy)\//;

export function offerSdk(): void {
  const engine = createRequire(import.meta.url);
  registerHooks({
    resolve(specifier, context, nextResolve) {
      try {
        return nextResolve(specifier, context);
      } catch (error) {
        if (!ofRuntime.test(specifier)) throw error;
        return { url: pathToFileURL(found(engine, specifier)).href, shortCircuit: true };
      }
    },
  });
}

function found(engine: NodeJS.Require, specifier: string): string {
  try {
    return engine.resolve(specifier);
  } catch {
    throw Object.assign(
      new Error(
        `Cannot find module '${specifier}'. On AWS it is part of the runtime; the engine has only the clients of the services that it simulates: bundle it with the function`,
      ),
      { code: 'MODULE_NOT_FOUND' },
    );
  }
}
