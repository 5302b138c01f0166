// What is played on the changed system: whether it holds what the policy asks for.
import type { SimulatedCloud } from '../cloud.ts';
import type { CheckedScenario, CheckPolicy } from './report.ts';
import { type Watched, watched } from './watched.ts';

interface Scenario {
  readonly name: string;
  /** Does what is to go wrong. @returns false where it cannot go wrong here */
  begin(cloud: SimulatedCloud, system: Watched): Promise<boolean>;
  end?(cloud: SimulatedCloud): Promise<void>;
}

const zone = 'us-east-1a';
const noticedMs = 60_000;
const windowMs = 600_000;

const scenarios: readonly Scenario[] = [
  {
    name: 'a task is killed',
    async begin(cloud) {
      const [task] = cloud.simulation.running();
      if (task === undefined) return false;
      await cloud.chaos.killTask(task);
      return true;
    },
  },
  {
    name: `the zone ${zone} is lost`,
    async begin(cloud, { services }) {
      if (services.length === 0) return false;
      await cloud.chaos.loseZone(zone);
      return true;
    },
    end: (cloud) => cloud.chaos.restoreZone(zone),
  },
];

export async function playScenarios(cloud: SimulatedCloud, policy: CheckPolicy): Promise<CheckedScenario[]> {
  const played: CheckedScenario[] = [];
  for (const scenario of scenarios) {
    const one = await play(scenario, cloud, policy);
    if (one) played.push(one);
  }
  return played;
}

async function play(
  { name, begin, end }: Scenario,
  cloud: SimulatedCloud,
  { answeredPercent, withinMs }: CheckPolicy,
): Promise<CheckedScenario | undefined> {
  const system = watched(cloud);
  const [requests, failed, began] = [cloud.traffic.requests, cloud.traffic.failed, cloud.simulation.now()];
  if (!(await begin(cloud, system))) return undefined;
  // It has to be seen before it can be over.
  await cloud.simulation.until(() => !system.isSteady(), noticedMs);
  const recovered = await cloud.simulation.until(() => system.isSteady(), withinMs);
  const tookMs = cloud.simulation.now() - began;
  // The share of requests is that of ten minutes, as an availability is of some time.
  await cloud.time.advance(Math.max(0, windowMs - tookMs));
  const all = cloud.traffic.requests - requests;
  const lost = cloud.traffic.failed - failed;
  await end?.(cloud);
  await cloud.simulation.until(() => system.isSteady(), withinMs);
  const answered = all === 0 ? 100 : (100 * (all - lost)) / all;
  const took = `${Math.round(tookMs / 1000)} s`;
  const traffic = all === 0 ? 'There is no load balancer.' : `${lost} of ${all} requests failed.`;
  const recovery = recovered
    ? `All tasks ran and were healthy within ${took}.`
    : `After ${took}: ${system.state()}.`;
  return {
    name,
    holds: recovered && answered >= answeredPercent,
    evidence: `${recovery} ${traffic}`,
    tookMs,
  };
}
