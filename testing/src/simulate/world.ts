// The cloud that one seed decides: what is deployed, how its tasks behave, what load there is, and what goes wrong when.
import type { Cloud } from '../api.ts';
import { Draws } from './draws.ts';
import { systemTemplate } from './system-template.ts';

const zones = ['us-east-1a', 'us-east-1b'];

/** Plays what the seed decides, for about an hour of the cloud's time. */
export async function play(cloud: Cloud, seed: string): Promise<void> {
  const size = new Draws(`${seed} size`);
  const tasks = size.between(2, 6);
  scriptTasks(cloud, new Draws(`${seed} tasks`));
  await cloud.deploy(systemTemplate({ image: 'app:1', tasks }), { name: 'System' });
  await cloud.traffic('System/LoadBalancer').steady(size.between(1, 300));
  const faults = new Draws(`${seed} faults`);
  for (let left = faults.between(2, 5); left > 0; left--) {
    await cloud.time.advance(faults.between(1000, 600_000));
    await disturb(cloud, faults, { tasks, version: left + 1 });
  }
  await cloud.time.advance('10 minutes');
}

function scriptTasks(cloud: Cloud, draws: Draws): void {
  cloud.service('System/Service').behaves({
    readyAfter: draws.between(0, 30_000),
    stopsWithin: draws.between(0, 20_000),
    latency: draws.between(1, 400),
  });
}

async function disturb(
  cloud: Cloud,
  draws: Draws,
  { tasks, version }: { readonly tasks: number; readonly version: number },
): Promise<void> {
  const service = cloud.service('System/Service');
  switch (draws.below(5)) {
    case 0:
      return cloud.chaos.loseZone(draws.of(zones), draws.between(60_000, 900_000));
    case 1: {
      const running = (await service.tasks()).filter(({ status }) => status === 'RUNNING');
      return running.length > 0 ? cloud.chaos.killTask(draws.of(running)) : undefined;
    }
    case 2:
      return cloud
        .traffic('System/LoadBalancer')
        .ramp(draws.between(1, 300), draws.between(1, 300), '5 minutes');
    case 3:
      service.behaves({ unhealthyAfter: draws.between(60_000, 600_000) });
      return;
    default: {
      // Tasks that never stay healthy would keep a deployment going for as long as CloudFormation waits.
      service.behaves({ unhealthyAfter: undefined });
      if (draws.below(3) === 0)
        service.behaves({ crashesAfter: draws.between(0, 60_000) }, { image: `app:${version}` });
      // A version that does not start is rolled back, which is an error of the deployment and none of the simulation.
      const update = systemTemplate({ image: `app:${version}`, tasks });
      await cloud.deploy(update, { name: 'System' }).catch((error: Error) => {
        if (!error.message.includes('ROLLBACK_COMPLETE')) throw error;
      });
    }
  }
}
