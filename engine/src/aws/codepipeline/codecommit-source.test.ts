import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeCommit } from '../codecommit/index.ts';
import { events } from '../events/index.ts';
import { commits, Delivery } from './testing/delivery.ts';
import { stackStandIn } from './testing/stack-stand-in.ts';

let delivery: Delivery;
let repositoryId: string;
beforeEach(() => {
  delivery = new Delivery(stackStandIn, codeCommit, events);
  const { cloud } = delivery;
  const { repositoryMetadata } = cloud.call('codecommit', 'CreateRepository', { repositoryName: 'shop' });
  repositoryId = repositoryMetadata!.repositoryId!;
  push(commits[0]!);
});
afterEach(() => {
  expect(delivery.cloud.log).toEqual([]);
  delivery[Symbol.dispose]();
});

/** What the driver reports of a push: first the references, then the head to those who watch it. */
function push(commit: string, branch = 'main'): void {
  if (branch === 'main') delivery.head = commit;
  const references = { 'refs/heads/main': delivery.head, [`refs/heads/${branch}`]: commit };
  delivery.cloud.report('git/references', { repositoryId, references });
  delivery.commit(delivery.head);
}

function create(configuration: Readonly<Record<string, string>> = {}): void {
  const [, build] = delivery.pipeline().stages!;
  const action = {
    name: 'App',
    actionTypeId: { category: 'Source', owner: 'AWS', provider: 'CodeCommit', version: '1' } as const,
    configuration: { RepositoryName: 'shop', BranchName: 'main', ...configuration },
    outputArtifacts: [{ name: 'Source' }],
  };
  delivery.create({ stages: [{ name: 'Source', actions: [action] }, build!] });
}

test('the hosted repository is the source, and a push to its branch starts a pipeline that polls', () => {
  create();
  expect(delivery.cloud.effects).toContainEqual({
    effect: 'git/archive',
    input: expect.objectContaining({ repositoryPath: `hosted:${repositoryId}`, commit: commits[0] }),
  });
  push(commits[1]!);
  expect(delivery.executions()).toMatchObject([
    { status: 'Succeeded', commit: commits[1], trigger: 'PollForSourceChanges' },
    { status: 'Succeeded', commit: commits[0], trigger: 'CreatePipeline' },
  ]);
  const [source] = delivery.actions().filter(({ actionName }) => actionName === 'App');
  expect(source?.output?.outputVariables).toEqual({
    AuthorDate: '2026-01-01T00:00:00Z',
    BranchName: 'main',
    CommitId: commits[1],
    CommitMessage: 'Change\n',
    CommitterDate: '2026-01-01T00:00:00Z',
    RepositoryName: 'shop',
  });
});

test('without polling, an event rule for the branch starts it, once a push', () => {
  create({ PollForSourceChanges: 'false' });
  push(commits[1]!);
  expect(delivery.executions()).toHaveLength(1);
  const { RuleArn } = delivery.cloud.call('events', 'PutRule', {
    Name: 'pushes',
    EventPattern: JSON.stringify({
      source: ['aws.codecommit'],
      'detail-type': ['CodeCommit Repository State Change'],
      resources: ['arn:aws:codecommit:us-east-1:000000000000:shop'],
      detail: {
        event: ['referenceCreated', 'referenceUpdated'],
        referenceType: ['branch'],
        referenceName: ['main'],
      },
    }),
  });
  delivery.cloud.call('events', 'PutTargets', {
    Rule: 'pushes',
    Targets: [
      {
        Id: 'pipeline',
        Arn: 'arn:aws:codepipeline:us-east-1:000000000000:delivery',
        RoleArn: 'arn:aws:iam::000000000000:role/starts',
      },
    ],
  });
  push(commits[2]!);
  push(commits[3]!, 'next');
  expect(delivery.executions()).toMatchObject([
    { status: 'Succeeded', commit: commits[2], trigger: 'CloudWatchEvent' },
    { trigger: 'CreatePipeline' },
  ]);
  const { pipelineExecutionSummaries } = delivery.cloud.call('codepipeline', 'ListPipelineExecutions', {
    pipelineName: 'delivery',
  });
  expect(pipelineExecutionSummaries?.[0]?.trigger?.triggerDetail).toBe(RuleArn);
});

test('a repository that does not exist fails the source', () => {
  create({ RepositoryName: 'none' });
  expect(delivery.executions()[0]?.why).toBe('Source/App: none does not exist');
});

test('a branch that does not exist fails the source in the words of AWS', () => {
  create({ BranchName: 'none' });
  expect(delivery.executions()[0]?.why).toMatch(
    /no branch named none was found in the selected AWS CodeCommit repository shop\./,
  );
});

test('CODEBUILD_CLONE_REF makes a clone, and another format is refused', () => {
  create({ OutputArtifactFormat: 'CODEBUILD_CLONE_REF' });
  expect(delivery.cloud.effects).toContainEqual({
    effect: 'git/archive',
    input: expect.objectContaining({ withHistory: true }),
  });
  expect(() => create({ OutputArtifactFormat: 'TAR' })).toThrow(
    'OutputArtifactFormat must be CODE_ZIP or CODEBUILD_CLONE_REF, not TAR',
  );
});
