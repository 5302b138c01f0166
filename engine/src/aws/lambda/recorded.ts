// Functions that are only recorded, and why: they exist, and are never invoked.
import { runtimeLanguage } from '../../contracts/functions.ts';
import { notRun } from './faults.ts';
import type { FunctionRecord } from './state.ts';

/** Undefined when the function runs on this machine. */
export function whyRecorded({ runtime, imageUri }: FunctionRecord): string | undefined {
  if (imageUri !== undefined)
    return 'Recorded only: Drydock does not run functions from container images. It runs ZIP files for Node.js and Python.';
  if (runtimeLanguage(runtime)) return undefined;
  return `Recorded only: Drydock does not run functions of the runtime ${runtime}. It runs those for Node.js and Python.`;
}

/** @throws InvalidRuntimeException */
export function checkRuns(record: FunctionRecord): void {
  const reason = whyRecorded(record);
  if (reason !== undefined) throw notRun(reason);
}
