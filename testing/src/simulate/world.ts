// The cloud that one seed decides: what is deployed, how its tasks behave, what load there is, and what goes wrong when. Each
// kind of draw has a stream of its own. First anything may go wrong, and nothing unsafe may be; then nothing goes wrong any
// more, and everything must come right.
import type { SimulatedCloud } from '../cloud.ts';
import { failures, happenings, type Scene, zones } from './disturbances.ts';
import { Draws } from './draws.ts';
import type { DrawnFaults } from './engine-faults.ts';
import { unreal } from './liveness.ts';
import { Queue } from './queue.ts';
import { unsafe } from './safety.ts';
import { Schedule } from './schedule.ts';
import { atRest, deploy, persist, stack } from './user.ts';

const service = `${stack}/Service`;
/** Between two looks at what must never be. */
const lookMs = 60_000;

export const sizeOf = (seed: string): number => new Draws(`${seed} size`).between(2, 6);

/** What is used beside the system. */
export interface Beside {
  readonly queue: Queue;
  readonly schedule: Schedule;
}

export async function openBeside(cloud: SimulatedCloud): Promise<Beside> {
  const [queue, schedule] = [new Queue(cloud, 'work'), new Schedule(cloud)];
  await queue.open();
  await schedule.open();
  return { queue, schedule };
}

/** @returns what was unsafe */
export async function play(
  cloud: SimulatedCloud,
  faults: DrawnFaults,
  { queue }: Beside,
): Promise<readonly string[]> {
  const { seed } = cloud;
  const messages = new Draws(`${seed} messages`);
  const tasks = sizeOf(seed);
  scriptTasks(cloud, new Draws(`${seed} tasks`));
  const [happening, failing, times] = ['happenings', 'failures', 'times'].map(
    (name) => new Draws(`${seed} ${name}`),
  );
  const load = new Draws(`${seed} load`).between(1, 300);
  const found: string[] = [];
  for (let round = 1, rounds = happening!.between(2, 5); round <= rounds && found.length === 0; round++) {
    const scene = { cloud, faults, tasks, round };
    if (round > 1 || failing!.below(2) === 0) await one(failures, { ...scene, draws: failing! });
    if (round === 1) {
      await deploy(cloud, { image: 'app:0', tasks });
      await persist(cloud, () => cloud.traffic(`${stack}/LoadBalancer`).steady(load));
    } else await one(happenings, { ...scene, draws: happening! });
    for (let left = times!.between(1000, 600_000); left > 0 && found.length === 0; left -= lookMs) {
      await cloud.time.advance(Math.min(lookMs, left));
      queue.use(messages);
      await cloud.simulation.settle();
      found.push(...unsafe(cloud), ...queue.broken);
    }
  }
  return found;
}

/** Nothing goes wrong any more: the last version comes, whose tasks behave. */
export async function recover(
  cloud: SimulatedCloud,
  faults: DrawnFaults,
  { queue, schedule }: Beside,
): Promise<readonly string[]> {
  await cloud.simulation.settle();
  faults.end();
  for (const zone of zones) await cloud.chaos.restoreZone(zone);
  cloud
    .service(service)
    .behaves({ unhealthyAfter: undefined, unhealthyFor: undefined, crashesAfter: undefined });
  await atRest(cloud);
  await cloud.time.advance('5 minutes');
  const imagined = unreal(cloud);
  await deploy(cloud, { image: 'last', tasks: sizeOf(cloud.seed) });
  await cloud.time.advance('10 minutes');
  await queue.drain();
  return [...imagined, ...unsafe(cloud), ...queue.broken, ...(await schedule.check(faults.jumps))];
}

async function one(
  all: Readonly<Record<string, (scene: Scene) => Promise<void> | void>>,
  scene: Scene,
): Promise<void> {
  const name = scene.draws.of(Object.keys(all));
  scene.cloud.note(name);
  await all[name]!(scene);
}

function scriptTasks(cloud: SimulatedCloud, draws: Draws): void {
  cloud.service(service).behaves({
    readyAfter: draws.between(0, 30_000),
    stopsWithin: draws.between(0, 20_000),
    latency: draws.between(1, 400),
  });
}
