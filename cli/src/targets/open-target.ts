// The target that a command's flags name.
import type { Clock } from '../clock/clock.ts';
import { awsTarget } from './aws/aws-target.ts';
import { slowerClock } from './aws/pace.ts';
import { runningEngine } from './engine/engine-target.ts';
import type { Target } from './target.ts';

export interface TargetChoice {
  readonly target: 'engine' | 'aws';
  /** Absolute path of the state folder of an engine. */
  readonly state: string;
  readonly region: string | undefined;
  readonly profile: string | undefined;
}

export interface Opened {
  readonly target: Target;
  /** What steps wait by. */
  readonly clock: Clock;
}

/** @throws UserError when no engine runs on the state, or AWS cannot be reached with what the person has */
export async function openTarget(choice: TargetChoice, clock: Clock): Promise<Opened> {
  if (choice.target === 'aws') return { target: await awsTarget(choice), clock: slowerClock(clock) };
  return { target: await runningEngine(choice.state, clock), clock };
}
