// A dependency that answers late: those who depend on it wait, and nothing is replaced for it.
import { latency as lateAnswers } from '../../chaos/fault-templates.ts';
import { allServices } from '../../services/find-service.ts';
import { shortName } from '../../text/short-name.ts';
import { taskIn } from '../load/generator.ts';
import type { Scenario, Stage } from '../scenario.ts';

const perSecond = 20;
const lateMs = 300;
const lastsMs = 300_000;
const mostRequests = 30;

export const latency: Scenario = {
  name: 'latency',
  summary: `What the service depends on answers ${lateMs} ms late for five minutes: clients wait, and nothing is replaced`,
  policy: { availability: 100, recoverWithin: '15m' },
  looksFor: [],
  async play(stage) {
    stage.load(perSecond);
    await stage.pass('1m');
    const before = await stage.look();
    const usualMs = await fastest(stage);
    const dependencies = await dependenciesOf(stage);
    const late = dependencies.length > 0 ? dependencies : [stage.system.service];
    if (dependencies.length === 0)
      stage.say('it reaches no other service by name: late is what the service itself answers its clients');
    await stage.experiment(
      late.map((service) => ({
        ...lateAnswers({ cluster: stage.system.cluster, service }, lateMs, lastsMs),
        description: `what ${shortName(service)} answers is ${lateMs} ms late`,
      })),
    );
    await stage.pass('1m');
    if (dependencies.length === 0) {
      const lateAnswerMs = await fastest(stage, new Set(before.tasks.map(({ id }) => id)));
      stage.expect(
        'clients notice it',
        lateAnswerMs >= usualMs + lateMs / 2,
        `an answer took ${Math.round(lateAnswerMs)} ms, and ${Math.round(usualMs)} ms before`,
      );
    }
    await stage.pass('5m');
    const after = await stage.look();
    const gone = before.tasks.filter(({ id }) => !after.tasks.some((task) => task.id === id));
    stage.expect(
      'no task is replaced because answers are late',
      gone.length === 0,
      gone.length === 0
        ? `${after.running} tasks run as before`
        : `${gone.map(({ id }) => id.slice(0, 8)).join(', ')} are gone`,
    );
    const againMs = await fastest(stage);
    stage.expect(
      'answers are as fast as before once it is over',
      againMs < usualMs + lateMs / 2,
      `an answer takes ${Math.round(againMs)} ms`,
    );
    await stage.recovered('30m');
  },
};

/** Services of the cluster that others reach by name, besides the rehearsed one. */
async function dependenciesOf({ clients, system }: Stage): Promise<string[]> {
  const all = await allServices(clients);
  return all.flatMap(({ cluster, service }) => {
    const { serviceName = '', serviceRegistries = [], deployments = [] } = service;
    const isNamed =
      serviceRegistries.length > 0 ||
      deployments.some(
        ({ serviceConnectConfiguration }) => (serviceConnectConfiguration?.services ?? []).length > 0,
      );
    return cluster === system.cluster && serviceName !== system.service && isNamed ? [serviceName] : [];
  });
}

/**
 * Of three requests: a busy machine makes single ones late.
 * @param tasks answers that name another task do not count: it was started since, and is not late
 */
async function fastest(stage: Stage, tasks?: ReadonlySet<string>): Promise<number> {
  const took: number[] = [];
  for (let asked = 0; took.length < 3 && asked < mostRequests; asked++) {
    const began = stage.elapsed();
    const task = taskIn(await (await fetch(stage.system.url)).text());
    if (!tasks || task === undefined || tasks.has(task)) took.push(stage.elapsed() - began);
  }
  return took.length > 0 ? Math.min(...took) : 0;
}
