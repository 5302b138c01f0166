// The programs that run functions: this machine's Node.js and its python3, whatever number the runtime has.
import { join } from 'node:path';
import { type FunctionInvocation, runtimeLanguage } from '../../contracts/functions.ts';

export interface Interpreter {
  readonly command: string;
  readonly args: readonly string[];
}

/** @param endpoint the engine's own, which the program needs although a function may set AWS_ENDPOINT_URL to another */
export function interpreterOf(
  { runtime, memoryMiB }: Pick<FunctionInvocation, 'runtime' | 'memoryMiB'>,
  endpoint: string,
): Interpreter {
  if (runtimeLanguage(runtime) === 'python')
    return { command: 'python3', args: ['-u', join(import.meta.dirname, 'python/main.py'), endpoint] };
  return {
    command: process.execPath,
    args: [
      '--disable-warning=ExperimentalWarning',
      `--max-old-space-size=${memoryMiB}`,
      join(import.meta.dirname, 'runtime/main.ts'),
      endpoint,
    ],
  };
}
