// The git driver, in place of a code host: watches branches of repositories on this machine and packs commits.
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import type { Effects } from '../../kernel/registry.ts';
import { git } from './git.ts';
import { Watching } from './watch.ts';

export interface GitOptions {
  /** How often to look without a file system event. */
  readonly lookEveryMs?: number;
}

export function createGit(host: DriverHost, { lookEveryMs = 1000 }: GitOptions = {}): Driver {
  const watches = new Map<string, Watching>();
  const archiving = new Set<string>();
  const archives = new Set<Promise<void>>();
  let isStopped = false;

  async function archive({ requestId, repositoryPath, commit }: Effects['git/archive']): Promise<void> {
    try {
      if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(commit)) throw new Error(`${commit} is not a commit id`);
      // Lightly compressed: it is unpacked a moment later, and every deployment waits for it.
      const zip = await git(
        { path: repositoryPath, mark: host.mark },
        'archive',
        '--format=zip',
        '-1',
        commit,
      );
      if (isStopped) return;
      const blob = host.blobs.put(zip);
      host.report('git/archived', { requestId, blob, sizeBytes: zip.length });
    } catch (error) {
      if (isStopped) return;
      host.report('git/failed', {
        id: requestId,
        reason: error instanceof Error ? error.message : String(error),
      });
    } finally {
      archiving.delete(requestId);
    }
  }

  return {
    name: 'git',
    effects: {
      'git/watch': ({ watchId, repositoryPath, branch }) => {
        if (watches.has(watchId)) return;
        const watching = new Watching({
          repositoryPath,
          branch,
          mark: host.mark,
          lookEveryMs,
          moved: (head) => host.report('git/head', { watchId, repositoryPath, branch, ...head }),
          failed: (reason) => host.report('git/failed', { id: watchId, reason }),
        });
        watches.set(watchId, watching);
      },
      'git/unwatch': ({ watchId }) => {
        watches.get(watchId)?.stop();
        watches.delete(watchId);
      },
      'git/archive': (request) => {
        if (archiving.has(request.requestId)) return;
        archiving.add(request.requestId);
        const done = archive(request).then(() => void archives.delete(done));
        archives.add(done);
      },
    },
    async recover() {
      // Watches are requested again; an earlier engine has left nothing.
    },
    async stop() {
      isStopped = true;
      for (const watching of watches.values()) watching.stop();
      watches.clear();
      await Promise.all(archives);
    },
  };
}
