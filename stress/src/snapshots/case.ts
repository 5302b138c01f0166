// A test of a public project that recorded what AWS answered: read by cases.py.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Case {
  readonly name: string;
  /** What AWS answered, by the name of the stage. */
  readonly recorded: Readonly<Record<string, unknown>>;
  readonly date: string;
  /** Made-up texts, as regular expressions, with what the recording has instead. */
  readonly masks: readonly (readonly [string, string])[];
  readonly templates: readonly string[];
  readonly parameters: readonly Readonly<Record<string, string>>[];
}

export interface Unreadable {
  readonly name: string;
  readonly unreadable: string;
}

export function readCases(folder: string): (Case | Unreadable)[] {
  const script = fileURLToPath(new URL('cases.py', import.meta.url));
  return JSON.parse(
    execFileSync('python3', [script, folder], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
  );
}
