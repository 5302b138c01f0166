// What a simulation does not do, and says so: builds, git, and messages to web servers.
import type { Driver, DriverHost } from '../../contracts/driver.ts';

const reason = 'A simulation runs no builds and reads no repositories.';

export function createNotSimulated(host: DriverHost): Driver {
  return {
    name: 'not-simulated',
    effects: {
      'build/start': ({ buildId }) => {
        host.report('build/phase', {
          buildId,
          phase: 'DOWNLOAD_SOURCE',
          status: 'FAILED',
          contexts: [{ statusCode: 'CLIENT_ERROR', message: reason }],
        });
        host.report('build/finished', { buildId, status: 'FAILED', exportedVariables: [], artifacts: [] });
      },
      'build/stop': () => {},
      'git/watch': ({ watchId }) => host.report('git/failed', { id: watchId, reason }),
      'git/unwatch': () => {},
      'git/archive': ({ requestId }) => host.report('git/failed', { id: requestId, reason }),
      'git/find': () => {},
      'git/host': ({ repositoryId }) => host.report('git/references', { repositoryId, references: {} }),
      'git/unhost': () => {},
      'git/ask': ({ requestId }) => host.report('git/answer', { requestId, failure: 'failed', text: reason }),
      'web-posts/send': ({ postId }) => host.report('web-posts/answered', { postId }),
    },
    recover: async () => {},
    stop: async () => {},
  };
}
