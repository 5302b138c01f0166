// An origin behind an impairment that an experiment injects: what is sent arrives late, or not at all.
import type { FindOrigin, Origin, OriginAnswer } from '@drydock/balancer/simulated';
import type { Detour } from '../../contracts/faults.ts';

const refusal: OriginAnswer = { kind: 'refuses' };

export function impairedOrigin({ upstream, impairments }: Detour, find: FindOrigin): Origin {
  const blackhole = impairments.some(
    (each) => (each.blackhole || each.lossPercent >= 100) && each.flowsPercent >= 100,
  );
  // On average: the delay of the flows that have it.
  const delayMs = impairments.reduce((sum, each) => sum + (each.delayMs * each.flowsPercent) / 100, 0);
  const impaired = (answer: OriginAnswer = refusal): OriginAnswer => {
    if (blackhole) return { kind: 'is-silent' };
    return answer.kind === 'answers' ? { ...answer, latencyMs: answer.latencyMs + delayMs } : answer;
  };
  return {
    request: (perSecond) => impaired(find(upstream)?.request(perSecond)),
    check: () => impaired(find(upstream)?.check()),
    loaded: (perSecond) => find(upstream)?.loaded(blackhole ? 0 : perSecond),
  };
}
