// How the logical ids of stages, and of what belongs to one, end.
import { createHash } from 'node:crypto';
import type { Json } from '../../../template/json.ts';

/** A stage's name where it has letters and digits alone, and otherwise its hash; nothing where a function gives the name. */
export function stageId(logicalId: string, stage: Json): string {
  if (typeof stage !== 'string') return `${logicalId}Stage`;
  return isPlain(stage) ? `${logicalId}${stage}Stage` : `${logicalId}Stage${hashOf(stage)}`;
}

export const stageSuffix = (stage: Json | undefined): string =>
  typeof stage !== 'string' ? 'Stage' : isPlain(stage) ? stage : hashOf(stage);

const isPlain = (stage: string) => /^[A-Za-z0-9]+$/.test(stage);
const hashOf = (text: string) => createHash('sha1').update(text).digest('hex').slice(0, 10);
