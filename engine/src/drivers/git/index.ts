// The git driver, in place of a code host: watches branches of repositories on this machine and packs commits.
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import '../../contracts/git-hosting.ts';
import '../../contracts/source-repositories.ts';
import type { Effects } from '../../kernel/registry.ts';
import { cloneArchive, removeClones } from './clone-archive.ts';
import { git } from './git.ts';
import { Hosting } from './hosting/hosting.ts';
import { rootOfClone } from './remotes.ts';
import { Watching } from './watch.ts';
import { type TaggedCommit, TagWatching } from './watch-tags.ts';

export interface GitOptions {
  /** How often to look without a file system event. */
  readonly lookEveryMs?: number;
  /** Where `git/find` looks: the folder that the engine was started in. */
  readonly currentFolder?: string;
}

export function createGit(
  host: DriverHost,
  { lookEveryMs = 1000, currentFolder = process.cwd() }: GitOptions = {},
): Driver {
  const watches = new Map<string, Watching>();
  const tagWatches = new Map<string, TagWatching>();
  const hosting = new Hosting(host);
  const archiving = new Set<string>();
  const working = new Set<Promise<void>>();
  let isStopped = false;

  function work(task: Promise<void>): void {
    const done = task.then(() => void working.delete(done));
    working.add(done);
  }

  /** What fails has no one who waits for it: the engine's log has it. */
  const attempt = (task: Promise<void>) =>
    task.catch((error: unknown) =>
      host.log(`git: ${error instanceof Error ? error.message : String(error)}`),
    );

  async function archive({
    requestId,
    repositoryPath,
    commit,
    withHistory,
  }: Effects['git/archive']): Promise<void> {
    try {
      if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(commit)) throw new Error(`${commit} is not a commit id`);
      const repository = { path: hosting.pathOf(repositoryPath), mark: host.mark };
      // Lightly compressed: it is unpacked a moment later, and every deployment waits for it.
      const zip = withHistory
        ? await cloneArchive(repository, commit, host.folder)
        : await git(repository, 'archive', '--format=zip', '-1', commit);
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

  async function find({ repository }: Effects['git/find']): Promise<void> {
    // The current folder need not be a repository, and git need not be there: nothing is found then.
    const path = await rootOfClone({ path: currentFolder, mark: host.mark }, repository).catch(
      () => undefined,
    );
    if (path && !isStopped) host.report('sources/mapped', { repository, path, by: 'current-folder' });
  }

  return {
    name: 'git',
    effects: {
      'git/watch': ({ watchId, repositoryPath, branch, since, tags }) => {
        if (watches.has(watchId)) return;
        const watching = new Watching({
          repositoryPath: hosting.pathOf(repositoryPath),
          branch,
          since,
          mark: host.mark,
          lookEveryMs,
          moved: (head) => host.report('git/head', { watchId, repositoryPath, branch, ...head }),
          failed: (reason) => host.report('git/failed', { id: watchId, reason }),
        });
        watches.set(watchId, watching);
        if (!tags) return;
        const repository = { path: hosting.pathOf(repositoryPath), mark: host.mark };
        const tagged = (commit: TaggedCommit) => host.report('git/tag', { watchId, ...commit });
        tagWatches.set(watchId, new TagWatching(repository, lookEveryMs, tagged));
      },
      'git/unwatch': ({ watchId }) => {
        watches.get(watchId)?.stop();
        watches.delete(watchId);
        tagWatches.get(watchId)?.stop();
        tagWatches.delete(watchId);
      },
      'git/find': (request) => work(find(request)),
      'git/host': (hosted) => work(attempt(hosting.make(hosted))),
      'git/unhost': ({ repositoryId }) => work(attempt(hosting.remove(repositoryId))),
      'git/ask': (question) => work(hosting.ask(question)),
      'git/archive': (request) => {
        if (archiving.has(request.requestId)) return;
        archiving.add(request.requestId);
        work(archive(request));
      },
    },
    async recover() {
      // Watches are requested again.
      removeClones(host.folder);
    },
    serve: (request) => hosting.serve(request),
    async stop() {
      isStopped = true;
      for (const watching of [...watches.values(), ...tagWatches.values()]) watching.stop();
      watches.clear();
      tagWatches.clear();
      await Promise.all(working);
      await hosting.idle();
    },
  };
}
