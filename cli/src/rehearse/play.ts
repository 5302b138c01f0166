// Plays a scenario, and yields what happened when, then the verdict.
import type { Clock } from '../clock/clock.ts';
import type { RehearsalMessage } from '../messages/rehearsal.ts';
import type { EngineTarget } from '../targets/engine/engine-target.ts';
import type { Happening } from './observe/happenings.ts';
import type { Scenario } from './scenario.ts';
import { EngineClock, type PaceFacts } from './stage/engine-clock.ts';
import { Experiments } from './stage/experiments.ts';
import { findSystem } from './stage/find-system.ts';
import { Interrupted, PlayedStage } from './stage/stage.ts';
import { causesOf } from './verdict/causes.ts';
import { judge } from './verdict/verdict.ts';

export interface Rehearsal {
  readonly target: EngineTarget;
  readonly state: string;
  readonly clock: Clock;
  readonly service: string | undefined;
  readonly speed: number;
  /** The engine's own when absent. */
  readonly pace: PaceFacts | undefined;
  readonly signal: AbortSignal;
}

const lookEveryMs = 50;

/** @returns whether the system held the policy; undefined when the rehearsal was interrupted */
export async function* play(
  scenario: Scenario,
  { target, state, clock, service, speed, pace, signal }: Rehearsal,
): AsyncGenerator<RehearsalMessage, boolean | undefined> {
  const { clients } = target;
  const system = await findSystem(clients, service);
  const engine = new EngineClock(target.endpoint, state, clock);
  await engine.read();
  const { name, summary, policy } = scenario;
  const begun = clock.elapsed();
  const waiting: (Happening & { readonly afterMs: number })[] = [];
  const stage = new PlayedStage({
    system,
    clients,
    clock,
    engine,
    experiments: new Experiments(target, clock),
    speed,
    patienceMs: scenario.patienceMs,
    signal,
    happened: (happening) => waiting.push(happening),
  });
  yield { code: 'rehearsal-begun', scenario: name, summary, speed, service: system.service, url: system.url };
  const playing = perform(scenario, stage, pace);
  let ended = false;
  playing.finally(() => (ended = true)).catch(() => undefined);
  while (!ended || waiting.length > 0) {
    for (const { at, afterMs, source, text } of waiting.splice(0))
      yield {
        code: 'rehearsal-event',
        at: new Date(at).toISOString(),
        afterMs,
        source,
        text,
      };
    if (!ended) await clock.delay(lookEveryMs);
  }
  try {
    await playing;
  } catch (error) {
    if (error instanceof Interrupted) return undefined;
    throw error;
  }
  const findings = judge(policy, stage.observed);
  const holds = findings.every((finding) => finding.holds);
  const { traffic } = stage.observed;
  yield {
    code: 'rehearsal-verdict',
    scenario: name,
    holds,
    requests: traffic.requests,
    failed: traffic.failed,
    findings,
    causes: holds ? [] : await causesOf({ clients, system }, scenario.looksFor),
    cloudMs: engine.now() - stage.began,
    tookMs: clock.elapsed() - begun,
  };
  return holds;
}

async function perform(scenario: Scenario, stage: PlayedStage, pace: PaceFacts | undefined): Promise<void> {
  try {
    await stage.calmDown();
    if (pace) await stage.goAt(pace);
    stage.begin();
    await scenario.play(stage);
  } finally {
    await stage.end();
  }
}
