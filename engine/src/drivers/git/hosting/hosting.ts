// The repositories that the engine hosts: bare ones, in the driver's folder.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DriverHost, PassedRequest, PassedResponse } from '../../../contracts/driver.ts';
import type { GitQuestion, HostedRepository } from '../../../contracts/git-hosting.ts';
import { unzip } from '../../archives/unzip.ts';
import { git, gitWith, type Repository } from '../git.ts';
import { answer } from './answer.ts';
import { Unanswerable } from './failure.ts';
import { httpBackend } from './http-backend.ts';
import { identity } from './identity.ts';

const scheme = 'hosted:';

export class Hosting {
  readonly #host: DriverHost;
  readonly #folder: string;
  /** The last work on each repository: one after the other, so that reports are in the order of the changes. */
  readonly #busy = new Map<string, Promise<unknown>>();

  constructor(host: DriverHost) {
    this.#host = host;
    this.#folder = join(host.folder, 'hosted');
  }

  /** The folder of what may be a hosted repository. */
  pathOf(repositoryPath: string): string {
    return repositoryPath.startsWith(scheme)
      ? this.#repository(repositoryPath.slice(scheme.length)).path
      : repositoryPath;
  }

  make(hosted: HostedRepository): Promise<void> {
    return this.#inOrder(hosted.repositoryId, async () => {
      const repository = await this.#existing(hosted.repositoryId);
      const isEmpty = (await git(repository, 'for-each-ref', '--count=1')).length === 0;
      if (hosted.seed && isEmpty) await this.#seed(repository, hosted.seed);
      if (hosted.defaultBranch !== undefined) {
        await git(repository, 'symbolic-ref', 'HEAD', `refs/heads/${hosted.defaultBranch}`);
      }
      await this.#reportReferences(hosted.repositoryId);
    });
  }

  remove(repositoryId: string): Promise<void> {
    return this.#inOrder(repositoryId, async () =>
      rmSync(this.#repository(repositoryId).path, { recursive: true, force: true }),
    );
  }

  ask(question: GitQuestion): Promise<void> {
    const { requestId, repositoryId } = question;
    return this.#inOrder(repositoryId, async () => {
      try {
        const given = await answer(await this.#existing(repositoryId), question);
        if (question.do === 'write' || question.do === 'set-branch')
          await this.#reportReferences(repositoryId);
        this.#host.report('git/answer', { requestId, answer: given });
      } catch (error) {
        const failure = error instanceof Unanswerable ? error.kind : 'failed';
        const text = error instanceof Error ? error.message : String(error);
        this.#host.report('git/answer', { requestId, failure, text });
      }
    });
  }

  /** A clone, a fetch or a push. What a push has changed is reported before it is answered. */
  async serve(request: PassedRequest): Promise<PassedResponse> {
    const { target } = request;
    if (!request.path.endsWith('/git-receive-pack')) {
      // Reading waits for nothing but the repository itself.
      const repository = await this.#inOrder(target, () => this.#existing(target));
      return httpBackend(repository, request);
    }
    return this.#inOrder(target, async () => {
      const response = await httpBackend(await this.#existing(target), request);
      await this.#reportReferences(target);
      return response;
    });
  }

  /** Resolves when everything that has begun is done. */
  async idle(): Promise<void> {
    await Promise.all(this.#busy.values());
  }

  #repository(id: string): Repository {
    if (!/^[\w-]+$/.test(id)) throw new Error(`${id} is not the id of a hosted repository`);
    return { path: join(this.#folder, `${id}.git`), mark: this.#host.mark };
  }

  /** Made now if it is not there yet: a question may come before the request to host it. */
  async #existing(id: string): Promise<Repository> {
    const repository = this.#repository(id);
    if (!existsSync(join(repository.path, 'HEAD'))) {
      mkdirSync(repository.path, { recursive: true });
      await git(repository, 'init', '--quiet', '--bare', '--initial-branch=main');
    }
    return repository;
  }

  #inOrder<T>(id: string, work: () => Promise<T>): Promise<T> {
    const done = (this.#busy.get(id) ?? Promise.resolve()).then(work);
    const settled = done.then(
      () => {},
      () => {},
    );
    this.#busy.set(id, settled);
    return done;
  }

  async #reportReferences(repositoryId: string): Promise<void> {
    const format = '--format=%(refname) %(objectname)';
    const text = await git(this.#repository(repositoryId), 'for-each-ref', format, 'refs/heads', 'refs/tags');
    const lines = text.toString().split('\n').filter(Boolean);
    const references = Object.fromEntries(lines.map((line) => line.split(' ') as [string, string]));
    this.#host.report('git/references', { repositoryId, references });
  }

  async #seed(
    repository: Repository,
    { blob, branch }: NonNullable<HostedRepository['seed']>,
  ): Promise<void> {
    const work = join(repository.path, 'seed');
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work);
    try {
      await unzip(this.#host.blobs.get(blob), work);
      const environment = {
        GIT_WORK_TREE: work,
        GIT_INDEX_FILE: join(repository.path, 'seed-index'),
        GIT_DIR: repository.path,
        ...identity({ name: 'CodeCommit', email: 'codecommit@localhost' }, this.#host.clock.now()),
      };
      await gitWith(repository, { environment }, 'add', '--all', '--force', '.');
      const tree = (await gitWith(repository, { environment }, 'write-tree')).toString().trim();
      const message = ['-m', 'Initial commit by AWS CloudFormation'];
      const commit = await gitWith(repository, { environment }, 'commit-tree', tree, ...message);
      await git(repository, 'update-ref', `refs/heads/${branch}`, commit.toString().trim());
    } finally {
      rmSync(work, { recursive: true, force: true });
      rmSync(join(repository.path, 'seed-index'), { force: true });
    }
  }
}
