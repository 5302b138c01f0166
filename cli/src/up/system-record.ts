// Which system a state holds, for the commands after `up`: they find it by the state alone, from any folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SystemDescription } from '../system/description.ts';
import { referenceTemplates } from '../system/reference-templates.ts';

interface SystemRecord {
  readonly stackName: string;
  /** Absolute path of the folder that is deployed. */
  readonly folder: string;
  /** It is the reference system around somebody's image; otherwise stacks of the folder's own. */
  readonly hasPipeline: boolean;
}

const fileIn = (state: string) => join(state, 'system.json');

export function recordSystem(state: string, record: SystemRecord): void {
  writeFileSync(fileIn(state), `${JSON.stringify(record)}\n`);
}

/**
 * The description that reading needs: Drydock's own system where `up` has recorded none and this is its clone, and undefined
 * where there are only stacks.
 */
export function systemOf(state: string, own: SystemDescription): SystemDescription | undefined {
  try {
    const { stackName, folder, hasPipeline } = JSON.parse(
      readFileSync(fileIn(state), 'utf8'),
    ) as SystemRecord;
    if (!hasPipeline) return undefined;
    return { ...own, ...referenceTemplates, stackName, source: { ...own.source, folder } };
  } catch {
    return state.startsWith(own.source.folder) ? own : undefined;
  }
}
