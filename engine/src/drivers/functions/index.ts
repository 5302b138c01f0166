// Runs Lambda functions in processes of this machine's Node.js or python3, which are kept warm between invocations.
// https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
// There is no isolation: a function sees this machine's files and network.
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import type { FunctionInvocation } from '../../contracts/functions.ts';
import { Lifeline } from '../processes/lifeline.ts';
import { WorkFolders } from '../processes/work-folders.ts';
import type { FunctionMachine } from './environment.ts';
import { errorPayload } from './outcome.ts';
import { Revision } from './revision.ts';

export interface FunctionRunnerOptions {
  /** How long an idle process is kept. */
  readonly idleMs?: number;
}

export function createFunctionRunner(
  host: DriverHost,
  { idleMs = 300_000 }: FunctionRunnerOptions = {},
): Driver {
  const current = new Map<string, Revision>();
  /** Includes retired revisions that still finish invocations. */
  const all = new Set<Revision>();
  const running = new Map<string, Promise<void>>();
  const machine: FunctionMachine = {
    host,
    lifeline: new Lifeline(host.mark, host.log),
    workFolders: new WorkFolders(host.folder),
  };

  const retire = (functionArn: string) => {
    const revision = current.get(functionArn);
    current.delete(functionArn);
    revision?.retire();
  };

  const revisionOf = (invocation: FunctionInvocation): Revision => {
    const known = current.get(invocation.functionArn);
    if (known?.id === invocation.revision) return known;
    retire(invocation.functionArn);
    const made: Revision = new Revision(invocation, machine, idleMs, () => all.delete(made));
    current.set(invocation.functionArn, made);
    all.add(made);
    return made;
  };

  const invoke = async (invocation: FunctionInvocation) => {
    const { invocationId } = invocation;
    try {
      return await revisionOf(invocation).invoke(invocation);
    } catch (error) {
      // The code cannot be unpacked, or no process can be started.
      host.log(`Function ${invocation.functionName}: ${(error as Error).message}`);
      const payload = errorPayload('Runtime.Unknown', (error as Error).message);
      return { invocationId, payload, failed: true as const, logTail: '' };
    }
  };

  return {
    name: 'functions',
    effects: {
      'functions/invoke': (invocation) => {
        if (running.has(invocation.invocationId)) return;
        const reported = invoke(invocation).then((outcome) => {
          running.delete(invocation.invocationId);
          host.report('functions/invoked', outcome);
        });
        running.set(invocation.invocationId, reported);
      },
      'functions/retire': ({ functionArn, revision }) => {
        // Processes of versions and aliases, by qualified ARNs, stay until the function is deleted.
        const qualified = [...current.keys()].filter((each) => each.startsWith(`${functionArn}:`));
        if (revision === undefined) for (const each of qualified) retire(each);
        if (current.get(functionArn)?.id !== revision) retire(functionArn);
      },
    },
    async recover() {
      machine.workFolders.sweep();
    },
    async stop() {
      await Promise.all([...all].map((revision) => revision.stop()));
      await Promise.all(running.values());
      current.clear();
      machine.lifeline.close();
    },
  };
}
