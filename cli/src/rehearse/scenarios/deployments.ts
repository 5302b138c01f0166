// Deployments while clients send: one that is good, one whose tasks cannot start, and one whose tasks take long to listen.
import type { Scenario } from '../scenario.ts';
import { deploy, hasEnded } from './revision.ts';

const perSecond = 40;
const slowSeconds = 90;
/** In no image. */
const noProgram = '/drydock/no-such-program';
/** None of the tasks will be ready before it is over, and they come one after the other: less than usual. */
const patienceMs = 2000;

export const deployment: Scenario = {
  name: 'deployment',
  summary: 'A new revision under load: it goes live and no request fails',
  policy: { availability: 100 },
  looksFor: ['no-circuit-breaker'],
  async play(stage) {
    stage.load(perSecond);
    await stage.pass('1m');
    await deploy(stage, withVariable('DRYDOCK_REHEARSAL', 'deployment'));
    const status = await stage.until('the deployment ends', hasEnded, '3h');
    stage.expect('the new revision is live', status === 'SUCCESSFUL', status);
    await stage.pass('1m');
  },
};

export const badDeployment: Scenario = {
  name: 'bad-deployment',
  summary: 'A revision whose tasks cannot start: it is rolled back, and clients notice nothing',
  policy: { availability: 100, recoverWithin: '30m' },
  looksFor: ['no-circuit-breaker'],
  async play(stage) {
    stage.load(perSecond);
    await stage.pass('1m');
    await stage.fault('a revision is deployed whose tasks cannot start', () =>
      deploy(stage, (container) => ({ ...container, entryPoint: [noProgram], command: [] })),
    );
    const status = await stage.until('the deployment ends by itself', hasEnded, '30m');
    stage.expect(
      'the old revision is back',
      status === 'ROLLBACK_SUCCESSFUL',
      status ?? 'the deployment goes on',
    );
    if (status) await stage.recovered('1h');
  },
};

export const slowStart: Scenario = {
  name: 'slow-start',
  summary: `A revision that listens after ${slowSeconds} s: it goes live or is rolled back, and no request fails`,
  policy: { availability: 100 },
  looksFor: ['no-circuit-breaker'],
  patienceMs,
  async play(stage) {
    stage.load(perSecond);
    await stage.pass('1m');
    const ms = patienceMs + Math.round((slowSeconds * 1000) / stage.speed);
    await deploy(stage, (container) =>
      withNodeOptions(container, `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms})`),
    );
    const status = await stage.until('the deployment ends by itself', hasEnded, '3h');
    stage.say(
      status === 'SUCCESSFUL'
        ? 'It has had the time that it needs.'
        : 'It has not had the time that it needs: HealthCheckGracePeriodSeconds of the service gives it more.',
    );
    await stage.pass('1m');
  },
};

const withVariable =
  (name: string, value: string) =>
  <C extends { environment?: { name?: string | undefined; value?: string | undefined }[] | undefined }>(
    container: C,
  ): C => ({
    ...container,
    environment: [...(container.environment ?? []).filter((each) => each.name !== name), { name, value }],
  });

/** A module that Node.js loads before the program: it needs neither a shell nor a change of the image. */
function withNodeOptions<C extends Parameters<ReturnType<typeof withVariable>>[0]>(
  container: C,
  code: string,
): C {
  const before = container.environment?.find(({ name }) => name === 'NODE_OPTIONS')?.value ?? '';
  const option = `--import=data:text/javascript,${encodeURIComponent(code)}`;
  return withVariable('NODE_OPTIONS', `${before} ${option}`.trim())(container);
}
