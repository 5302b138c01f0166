// Which system a state holds, for the commands after `up`: they find it by the state alone, from any folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HealthCheck } from '../steps/try-health-paths.ts';
import type { SystemDescription } from '../system/description.ts';
import { referenceTemplates } from '../system/reference-templates.ts';

interface SystemRecord {
  readonly stackName: string;
  /** Absolute path of the folder that is deployed. */
  readonly folder: string;
  /** It is the reference system around somebody's image; otherwise stacks of the folder's own. */
  readonly hasPipeline: boolean;
}

const healthFileIn = (state: string) => join(state, 'health-check.json');
const fileIn = (state: string) => join(state, 'system.json');

export function recordSystem(state: string, record: SystemRecord): void {
  writeFileSync(fileIn(state), `${JSON.stringify(record)}\n`);
}

/** What `up` has found by trying, for `init`: kept beside the system, and longer than its engine runs. */
export function recordHealthCheck(state: string, stackName: string, check: HealthCheck): void {
  writeFileSync(healthFileIn(state), `${JSON.stringify({ stackName, ...check })}\n`);
}

/** Undefined where `up` has found none for that stack. */
export function knownHealthCheck(state: string, stackName: string): HealthCheck | undefined {
  try {
    const found = JSON.parse(readFileSync(healthFileIn(state), 'utf8')) as HealthCheck & {
      stackName: string;
    };
    return found.stackName === stackName ? { path: found.path, matcher: found.matcher } : undefined;
  } catch {
    return undefined;
  }
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
