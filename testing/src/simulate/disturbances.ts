// What goes wrong in a simulation: in the cloud that the engine simulates, and in the engine itself.
import type { SimulatedCloud } from '../cloud.ts';
import type { Draws } from './draws.ts';
import type { DrawnFaults } from './engine-faults.ts';
import { deploy, persist, stack } from './user.ts';

export interface Scene {
  readonly cloud: SimulatedCloud;
  readonly faults: DrawnFaults;
  readonly draws: Draws;
  readonly tasks: number;
  /** Of the version that would be deployed now. */
  readonly round: number;
}

type Disturbance = (scene: Scene) => Promise<void> | void;

export const zones = ['us-east-1a', 'us-east-1b'];
const loadBalancer = `${stack}/LoadBalancer`;
const service = `${stack}/Service`;

/** What happens to a cloud. */
export const happenings: Readonly<Record<string, Disturbance>> = {
  'a zone is lost': ({ cloud, draws }) => {
    const [zone, ms] = [draws.of(zones), draws.between(60_000, 900_000)];
    return persist(cloud, () => cloud.chaos.loseZone(zone, ms));
  },
  'a task is killed': async ({ cloud, draws }) => {
    const running = cloud.simulation.running();
    if (running.length > 0)
      cloud.simulation.crash(draws.of(running), draws.between(1, 137), draws.between(0, 5000));
    await cloud.simulation.settle();
  },
  'the load changes': ({ cloud, draws }) =>
    cloud.traffic(loadBalancer).ramp(draws.between(1, 300), draws.between(1, 300), '5 minutes'),
  'health flaps': ({ cloud, draws }) => {
    const unhealthyAfter = draws.between(30_000, 300_000);
    cloud.service(service).behaves({ unhealthyAfter, unhealthyFor: draws.between(5000, 120_000) });
  },
  'tasks become unhealthy': ({ cloud, draws }) => {
    cloud.service(service).behaves({ unhealthyAfter: draws.between(60_000, 600_000) });
  },
  'a version is deployed': ({ cloud, draws, tasks, round }) => {
    const image = `app:${round}`;
    // Tasks that never stay healthy would keep a deployment going for as long as CloudFormation waits.
    cloud.service(service).behaves({ unhealthyAfter: undefined, unhealthyFor: undefined });
    if (draws.below(3) === 0)
      cloud.service(service).behaves({ crashesAfter: draws.between(0, 60_000) }, { image });
    return deploy(cloud, { image, tasks });
  },
};

/** What goes wrong in the engine. */
export const failures: Readonly<Record<string, Disturbance>> = {
  'reports are late': ({ faults, draws }) => faults.late(draws.between(1, 30_000)),
  'reports are on time': ({ faults }) => faults.late(0),
  'the engine dies at a commit': ({ faults, draws }) => faults.journal.dieAfter(draws.between(1, 30)),
  'the disk is full': ({ faults, draws }) => faults.journal.refuse(draws.between(1, 20)),
  'the clock jumps': ({ cloud, faults, draws }) => {
    const [from, ms] = [cloud.simulation.now(), draws.between(1000, 300_000)];
    faults.jumps.push({ from, to: from + ms });
    return cloud.simulation.step(ms);
  },
};
