// In place of the drivers that start processes for what a call says: commands of a buildspec, a function's code, git. They
// report at once that it failed.
import { createDrivers } from '../../../engine/src/cloud/drivers.ts';
import type { Region } from '../../../engine/src/cloud/region.ts';
import type { Driver, DriverHost } from '../../../engine/src/contracts/driver.ts';

const replaced = ['git', 'build', 'functions'];

/** Repositories of this machine are not looked at. Those that the engine hosts are its own. */
const watching = (report: DriverHost['report']): Driver['effects'] => ({
  'git/watch': ({ watchId }) => report('git/failed', { id: watchId, reason: 'not a repository' }),
  'git/unwatch': () => undefined,
  'git/archive': ({ requestId }) => report('git/failed', { id: requestId, reason: 'not a repository' }),
  'git/find': () => undefined,
});

/** As `safeDrivers`, without the balancer's thread and git's processes, whose reports come when they come: a seed repeats its calls. */
export const repeatableDrivers: typeof safeDrivers = (region, hostOf) => {
  const host = hostOf('balancer-stand-in');
  return [
    ...safeDrivers(region, hostOf).filter(({ name }) => name !== 'balancer' && name !== 'git'),
    reporting('git', {
      ...watching(host.report.bind(host)),
      'git/host': ({ repositoryId }) => host.report('git/references', { repositoryId, references: {} }),
      'git/unhost': () => undefined,
      'git/ask': ({ requestId }) =>
        host.report('git/answer', { requestId, failure: 'no-commit', text: 'There is none.' }),
    }),
    reporting('balancer', {
      // A load balancer is created once its port is reserved.
      'balancer/apply': ({ loadBalancers }) => {
        for (const { arn, hostPorts } of loadBalancers) {
          const [hostPort] = hostPorts ?? [];
          if (hostPort !== undefined)
            setImmediate(() => host.report('balancer/reservation', { loadBalancerArn: arn, hostPort }));
        }
      },
    }),
  ];
};

const reporting = (name: string, effects: Driver['effects']): Driver => ({
  name,
  effects,
  recover: async () => undefined,
  stop: async () => undefined,
});

export function safeDrivers(region: Region, hostOf: (folder: string) => DriverHost): readonly Driver[] {
  const host = hostOf('stand-ins');
  const report: DriverHost['report'] = (name, detail) =>
    void host.clock.after(0, () => host.report(name, detail));
  const all = createDrivers('simulated', region, hostOf);
  const real = all.filter(({ name }) => !replaced.includes(name));
  const git = all.find(({ name }) => name === 'git')!;
  return [
    ...real,
    reporting('build', {
      'build/start': ({ buildId }) =>
        report('build/finished', { buildId, status: 'FAILED', exportedVariables: [], artifacts: [] }),
      'build/stop': () => undefined,
    }),
    reporting('functions', {
      'functions/invoke': ({ invocationId }) =>
        host.report('functions/invoked', {
          invocationId,
          payload: '{"errorMessage":"no"}',
          failed: true,
          logTail: '',
        }),
      'functions/retire': () => undefined,
    }),
    reporting('web-posts', {
      'web-posts/send': ({ postId }) => host.report('web-posts/answered', { postId, status: 404 }),
    }),
    { ...git, effects: { ...git.effects, ...watching(report) } },
  ];
}
