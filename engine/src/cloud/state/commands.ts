// What the engine's program does about a state in place of running on it.
import { resolve } from 'node:path';
import { StateFolder } from '../state-folder.ts';
import { exportState, importState } from './archive.ts';
import { checkState } from './check.ts';

export interface StateFlags {
  readonly state: string;
  readonly sweep: boolean;
  readonly check: boolean;
  readonly export?: string;
  readonly import?: string;
}

/**
 * The outcome, for programs to read; undefined when no flag asks for anything.
 * @throws StartFailure
 */
export async function stateCommand(flags: StateFlags): Promise<object | undefined> {
  const folder = new StateFolder(resolve(flags.state));
  if (flags.sweep) return { ended: await folder.sweep() };
  if (flags.check) return checkState(folder);
  if (flags.export !== undefined) return { sizeBytes: await exportState(folder, resolve(flags.export)) };
  if (flags.import === undefined) return undefined;
  await importState(folder.path, resolve(flags.import));
  return {};
}
