// Delivery by GitHub Actions: the choice in the root template, and the workflow that is written into a repository.
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { only, template } from '../checked-in-templates.ts';
import { serviceParameters } from '../service/service-parameters.ts';
import { githubWorkflow } from './workflow.ts';

const root = template('root');

test('the pipeline delivers unless the parameter says otherwise, and never both', () => {
  expect(root.Parameters?.Delivery).toMatchObject({
    Default: 'CODEPIPELINE',
    AllowedValues: ['CODEPIPELINE', 'GITHUB_ACTIONS'],
  });
  expect(root.Resources.Pipeline?.Condition).toBe('DeliversByPipeline');
  expect(root.Resources.Github?.Condition).toBe('DeliversByGithub');
});

test('a pipeline without a connection is refused before anything is created', () => {
  expect(root).toMatchObject({
    Rules: {
      PipelineHasConnection: {
        RuleCondition: { 'Fn::Equals': [{ Ref: 'Delivery' }, 'CODEPIPELINE'] },
        Assertions: [{ Assert: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'ConnectionArn' }, ''] }] } }],
      },
    },
  });
});

test('the workflow deploys with the parameters that the pipeline deploys with', () => {
  const { Value } = template('github').Outputs?.ServiceParameters ?? {};
  const { 'Fn::Sub': text } = (Value ?? {}) as { readonly 'Fn::Sub': string };
  const names = text.split(' ').map((one) => /^(\w+)=\$\{\1\}$/.exec(one)?.[1]);
  expect(names).toEqual(serviceParameters.map(({ name }) => name));
  expect(Object.keys(template('service').Parameters ?? {})).toEqual(expect.arrayContaining(names));
});

test("the account's own identity provider is used where it has one", () => {
  expect(only('github', 'AWS::IAM::OIDCProvider')).toEqual({
    Url: 'https://token.actions.githubusercontent.com',
    ClientIdList: ['sts.amazonaws.com'],
  });
  expect(template('github').Resources.Provider?.Condition).toBe('ProviderIsMissing');
});

describe('the workflow', () => {
  const usual = {
    branch: 'main',
    region: 'eu-west-1',
    stackName: 'shop',
    serviceTemplate: 'infrastructure/templates/service.template.json',
  };
  const parsed = (props: Parameters<typeof githubWorkflow>[0]) => parse(githubWorkflow(props));

  test('runs for one branch, one run at a time, with a token in place of keys', () => {
    expect(parsed(usual)).toMatchObject({
      on: { push: { branches: ['main'] } },
      permissions: { contents: 'read', 'id-token': 'write' },
      concurrency: { group: 'deploy-shop', 'cancel-in-progress': false },
      env: { AWS_REGION: 'eu-west-1', STACK_NAME: 'shop' },
      jobs: { deploy: { if: "github.ref == 'refs/heads/main'" } },
    });
    expect(githubWorkflow(usual)).not.toMatch(/secrets\./);
  });

  test('tests before it has credentials', () => {
    const { steps } = parsed({ ...usual, test: 'npm ci\nnpm test', nodeVersion: 24 }).jobs.deploy;
    const names = (steps as { name?: string; uses?: string }[]).map(({ name, uses }) => name ?? uses);
    expect(names).toEqual([
      'actions/checkout@v5',
      'actions/setup-node@v5',
      'Test',
      'aws-actions/configure-aws-credentials@v6',
      'Find the system',
      'Build and push the image',
      'Deploy',
      'Say what failed',
    ]);
    expect(steps[2].run).toBe('npm ci\nnpm test');
  });

  test('takes any branch, folder and Dockerfile as they are', () => {
    const odd = { ...usual, branch: "it's/#1", context: 'my app', dockerfile: "my app/Docker'file" };
    const { on, jobs } = parsed(odd);
    expect(on.push.branches).toEqual(["it's/#1"]);
    expect(jobs.deploy.if).toBe("github.ref == 'refs/heads/it''s/#1'");
    const build = (jobs.deploy.steps as { name?: string; run?: string }[]).find(
      ({ name }) => name === 'Build and push the image',
    );
    expect(build?.run).toContain("--file 'my app/Docker'\\''file'");
    expect(build?.run).toContain(`--tag "$image" 'my app'`);
  });
});
