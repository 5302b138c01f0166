// Replays every recorded test that can be read, and compares each stage of it.
import type { Case, Unreadable } from './case.ts';
import { type Comparison, compare } from './compare.ts';
import { replay } from './replay.ts';

export interface Replayed extends Comparison {
  readonly name: string;
  /** The error that ended the replay early. */
  readonly failure?: string;
}

export interface Outcome {
  readonly replayed: readonly Replayed[];
  readonly left: readonly Unreadable[];
}

export function replayAll(cases: readonly (Case | Unreadable)[]): Outcome {
  const readable = cases.flatMap((each) => ('unreadable' in each ? [] : [each]));
  return {
    replayed: readable.map(compared),
    left: cases.flatMap((each) => ('unreadable' in each ? [each] : [])),
  };
}

const stages = /^(create-change-set|describe-change-set|post-create|delete-describe|per-resource-events)/;

function compared(each: Case): Replayed {
  const { failure, ...answers } = replay(each);
  const results = Object.entries(each.recorded)
    .filter(([stage]) => stages.test(stage))
    .map(([stage, recorded]) => compare(recorded, answers[stage] ?? {}, stage));
  return {
    name: each.name,
    agree: results.reduce((total, { agree }) => total + agree, 0),
    differ: results.flatMap(({ differ }) => differ),
    ...(failure === undefined ? {} : { failure: String(failure) }),
  };
}
