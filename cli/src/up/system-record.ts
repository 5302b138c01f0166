// Which system a state holds, for the commands after `up`: they find it by the state alone, from any folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SystemDescription } from '../system/description.ts';
import { referenceTemplates } from '../system/reference-templates.ts';

interface SystemRecord {
  readonly stackName: string;
  /** Absolute path of the folder whose commits are deployed. */
  readonly folder: string;
}

const fileIn = (state: string) => join(state, 'system.json');

export function recordSystem(state: string, stackName: string, folder: string): void {
  writeFileSync(fileIn(state), `${JSON.stringify({ stackName, folder } satisfies SystemRecord)}\n`);
}

/** The description that reading needs; Drydock's own system where `up` has recorded none. */
export function systemOf(state: string, own: SystemDescription): SystemDescription {
  try {
    const { stackName, folder } = JSON.parse(readFileSync(fileIn(state), 'utf8')) as SystemRecord;
    return { ...own, ...referenceTemplates, stackName, source: { ...own.source, folder } };
  } catch {
    return own;
  }
}
