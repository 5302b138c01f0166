import type { StageDeclaration } from '@aws-sdk/client-codepipeline';
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

const [first, second] = commits as [string, string];

function gitHub(configuration: Readonly<Record<string, string>> = {}): StageDeclaration {
  return {
    name: 'Source',
    actions: [
      {
        name: 'App',
        actionTypeId: { category: 'Source', owner: 'ThirdParty', provider: 'GitHub', version: '1' },
        configuration: { Owner: 'me', Repo: 'Shop', Branch: 'main', OAuthToken: 'secret', ...configuration },
        outputArtifacts: [{ name: 'Source' }],
        namespace: 'App',
      },
    ],
  };
}

function create(configuration?: Readonly<Record<string, string>>): void {
  const [, build] = delivery.pipeline().stages!;
  delivery.create({ stages: [gitHub(configuration), build!] });
}

const map = (repository: string, by: 'user' | 'current-folder' = 'user', path = '/shop') =>
  delivery.cloud.report('sources/mapped', { repository, path, by });
const source = (id?: string) => delivery.actions(id).find(({ actionName }) => actionName === 'App')!;

test('the source waits, without a timeout, until a repository is mapped to its name in any case', () => {
  create();
  expect(source().output?.executionResult?.externalExecutionSummary).toMatch(
    /^Waiting for me\/Shop: .* drydock source map me\/Shop <path>$/,
  );
  expect(delivery.cloud.effects).toContainEqual({ effect: 'git/find', input: { repository: 'me/Shop' } });
  delivery.cloud.advance(25 * 3_600_000);
  map('other/shop');
  delivery.cloud.settle();
  expect(source().status).toBe('InProgress');
  map('ME/shop');
  delivery.cloud.settle();
  expect(delivery.executions()).toMatchObject([{ status: 'Succeeded', commit: first }]);
  expect(source().output).toMatchObject({
    executionResult: { externalExecutionUrl: `https://github.com/me/Shop/commit/${first}` },
    outputVariables: {
      BranchName: 'main',
      CommitId: first,
      CommitUrl: `https://github.com/me/Shop/commit/${first}`,
      RepositoryName: 'Shop',
      AuthorDate: '2026-01-01T00:00:00Z',
      CommitMessage: 'Change\n',
    },
  });
});

test('what a person has mapped outranks the current folder, and mapping again moves the watch', () => {
  map('me/Shop');
  map('me/Shop', 'current-folder', '/elsewhere');
  create();
  const watched = () =>
    delivery.cloud.effects.flatMap(({ effect, input }) =>
      effect === 'git/watch' && input.watchId.startsWith('source:') ? [input.repositoryPath] : [],
    );
  expect(new Set(watched())).toEqual(new Set(['/shop']));
  map('me/Shop', 'user', '/moved');
  delivery.cloud.settle();
  expect(watched().at(-1)).toBe('/moved');
  delivery.cloud.report('sources/unmapped', { repository: 'me/SHOP' });
  delivery.cloud.settle();
  expect(delivery.cloud.effects.at(-1)).toEqual({
    effect: 'git/unwatch',
    input: { watchId: 'source:delivery/App' },
  });
});

test('a tag of the pipeline outranks the map', () => {
  map('me/Shop');
  create();
  const { metadata } = delivery.cloud.call('codepipeline', 'GetPipeline', { name: 'delivery' });
  const { pipelineArn } = metadata!;
  const tags = [{ key: 'drydock:repository', value: '/tagged' }];
  delivery.cloud.call('codepipeline', 'TagResource', { resourceArn: pipelineArn!, tags });
  delivery.cloud.settle();
  expect(delivery.cloud.effects.at(-1)).toMatchObject({
    effect: 'git/watch',
    input: { repositoryPath: '/tagged' },
  });
});

test('a commit starts a polling pipeline; without polling only a webhook does', () => {
  map('me/Shop');
  create();
  delivery.commit(second);
  expect(delivery.executions()[0]).toMatchObject({ trigger: 'PollForSourceChanges', commit: second });
  delivery.cloud.call('codepipeline', 'DeletePipeline', { name: 'delivery' });
  delivery.cloud.settle();
  create({ PollForSourceChanges: 'false' });
  delivery.commit(first);
  expect(delivery.executions()).toHaveLength(1);
});

test('the OAuth token is never returned', () => {
  map('me/Shop');
  create();
  const { pipeline } = delivery.cloud.call('codepipeline', 'GetPipeline', { name: 'delivery' });
  expect(pipeline!.stages![0]!.actions![0]!.configuration).toMatchObject({ Owner: 'me', OAuthToken: '****' });
  expect(source().input).toMatchObject({
    configuration: { OAuthToken: '****' },
    resolvedConfiguration: { OAuthToken: '****' },
  });
});
