import type { GitPushFilter } from '@aws-sdk/client-codepipeline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commits, Delivery } from './testing/delivery.ts';

let delivery: Delivery;
beforeEach(() => {
  delivery = new Delivery();
});
afterEach(() => {
  expect(delivery.cloud.log).toEqual([]);
  delivery[Symbol.dispose]();
});

const watchId = 'source:delivery/Commit';
function create(gitConfiguration: { push?: GitPushFilter[]; pullRequest?: object[] }): void {
  const [source, build] = delivery.pipeline().stages!;
  delivery.create({
    pipelineType: 'V2',
    stages: [source!, build!],
    triggers: [
      {
        providerType: 'CodeStarSourceConnection',
        gitConfiguration: { sourceActionName: 'Commit', ...gitConfiguration },
      },
    ],
  });
}
const head = (commit: string, changedPaths?: readonly string[]) => {
  delivery.head = commit;
  delivery.cloud.report('git/head', {
    watchId,
    repositoryPath: '/repository',
    branch: 'main',
    commit,
    message: 'Change',
    authorDate: '2026-01-01T00:00:00Z',
    ...(changedPaths ? { changedPaths } : {}),
  });
  delivery.cloud.settle();
};
const tag = (name: string, commit: string) => {
  const details = { message: 'Change', authorDate: '2026-01-01T00:00:00Z' };
  delivery.cloud.report('git/tag', { watchId, tag: name, commit, ...details });
  delivery.cloud.settle();
};
const started = () => delivery.executions().map(({ commit }) => commit?.[0]);
const [, second, third, fourth] = commits as [string, string, string, string];

test('a commit starts the pipeline when a file that it changes is one of the trigger', () => {
  create({ push: [{ filePaths: { includes: ['src/**'], excludes: ['**/*.md'] } }] });
  head(second, ['docs/a.txt', 'src/README.md']);
  expect(started()).toEqual(['a']);
  head(third, ['docs/a.txt', 'src/a/b.ts']);
  expect(started()).toEqual(['c', 'a']);
  // Unknown: any file may be among them.
  head(fourth);
  expect(started()).toEqual(['d', 'c', 'a']);
});

test('the branch and the path of one push must both match', () => {
  create({
    push: [
      { branches: { includes: ['next'] }, filePaths: { includes: ['src/**'] } },
      { branches: { includes: ['main'] }, filePaths: { includes: ['lib/**'] } },
    ],
  });
  head(second, ['src/a.ts']);
  head(third, ['lib/a.ts']);
  expect(started()).toEqual(['c', 'a']);
});

test('a tag starts the pipeline with its commit, and a commit does not', () => {
  create({ push: [{ tags: { includes: ['v*'], excludes: ['v0*'] } }] });
  expect(delivery.cloud.effects).toContainEqual({
    effect: 'git/watch',
    input: expect.objectContaining({ watchId, tags: true }),
  });
  head(second);
  tag('v0.1', second);
  tag('other', second);
  expect(started()).toEqual(['a']);
  tag('v1.0', third);
  expect(delivery.executions()[0]).toMatchObject({ commit: third, trigger: 'WebhookV2' });
});

test('a trigger by pull requests is recorded: no commit starts the pipeline', () => {
  create({ pullRequest: [{ events: ['OPEN'], branches: { includes: ['main'] } }] });
  head(second);
  expect(started()).toEqual(['a']);
});

test('a watch that begins again continues from the commit that is known', () => {
  create({ push: [{ branches: { includes: ['main'] } }] });
  head(second);
  delivery.cloud.restart();
  delivery.cloud.settle();
  const watches = delivery.cloud.effects.filter(({ effect }) => effect === 'git/watch');
  expect(watches.at(-1)).toMatchObject({ input: { watchId, since: second } });
});
