// Pins a process to a core with taskset where there is one, so that the measured proxy has a core to itself.
import { spawnSync } from 'node:child_process';

const hasTaskset = spawnSync('taskset', ['--version']).status === 0;

/** The beginning of a command line; `env` stands in where taskset is missing. */
export function pinned(core: number): string[] {
  return hasTaskset ? ['taskset', '-c', String(core)] : ['env'];
}
