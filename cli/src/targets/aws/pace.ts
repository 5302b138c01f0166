// A clock for steps that look again and again: against an engine they may look every 50 ms, and AWS throttles that.
import type { Clock } from '../../clock/clock.ts';

/** Between two looks. CloudFormation and CodePipeline allow few reads a second, which others of the account make too. */
export const awsPaceMs = 2000;

/** No delay is shorter than that. */
export const slowerClock = (clock: Clock, leastMs: number = awsPaceMs): Clock => ({
  now: () => clock.now(),
  elapsed: () => clock.elapsed(),
  delay: (ms) => clock.delay(Math.max(ms, leastMs)),
  timeout: (ms) => clock.timeout(ms),
});
