// The AWS SDK for JavaScript, which Lambda's Node.js runtimes contain: a function that has not bundled it is given the
// clients that the engine itself has. Anything else that is not in the code stays missing, as on AWS.
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ofRuntime = /^@(aws-sdk|smithy)\//;
/** Where clients of services that the engine does not simulate would be: their source is made when they are loaded. */
const absent = `${pathToFileURL(join(import.meta.dirname, 'absent')).href}/`;

export function offerSdk(): void {
  const engine = createRequire(import.meta.url);
  registerHooks({
    resolve(specifier, context, nextResolve) {
      try {
        return nextResolve(specifier, context);
      } catch (error) {
        if (!ofRuntime.test(specifier)) throw error;
        return { url: urlOf(engine, specifier), shortCircuit: true };
      }
    },
    load(url, context, nextLoad) {
      if (!url.startsWith(absent)) return nextLoad(url, context);
      return {
        format: 'commonjs',
        source: sourceOf(url.slice(absent.length, -'.cjs'.length)),
        shortCircuit: true,
      };
    },
  });
}

function urlOf(engine: NodeJS.Require, specifier: string): string {
  try {
    return pathToFileURL(engine.resolve(specifier)).href;
  } catch {
    return `${absent}${specifier}.cjs`;
  }
}

/** Code that only loads a client works, such as the CDK's provider framework; a call with it fails. */
function sourceOf(specifier: string): string {
  const reason = `The function has called ${specifier}, which on AWS is part of the runtime. Drydock has only the clients of the services that it simulates: bundle it with the function, and give it an endpoint`;
  return `const refuse = () => { throw new Error(${JSON.stringify(reason)}); };
class Absent { send() { return Promise.reject(new Error(${JSON.stringify(reason)})); } }
module.exports = new Proxy({}, {
  get: (_, name) => (name === '__esModule' ? true : typeof name === 'string' && /^[A-Z]/.test(name) ? Absent : refuse),
});`;
}
