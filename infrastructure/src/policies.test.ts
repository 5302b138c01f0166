// Least privilege, checked for every statement of every policy in the templates.
import { expect, test } from 'vitest';
import { template, templateTexts } from './checked-in-templates.ts';

interface Statement {
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

/** Actions that AWS does not let a policy restrict to a resource. */
const withoutResources = [
  'application-autoscaling:DescribeScalableTargets',
  'application-autoscaling:DescribeScalingPolicies',
  'ecr:GetAuthorizationToken',
  'ecs:DeregisterTaskDefinition',
  'ecs:DescribeTaskDefinition',
  'ecs:DiscoverPollEndpoint',
];

const statements = [...templateTexts()].flatMap(([file, text]) =>
  statementsIn(JSON.parse(text)).map((statement) => ({
    file,
    statement,
    actions: [statement.Action].flat(),
  })),
);
const allowed = statements.filter(({ statement }) => statement.Effect === 'Allow');

test('no action is a wildcard', () => {
  expect(allowed.length).toBeGreaterThan(20);
  for (const { file, actions } of allowed)
    for (const action of actions) expect(action, file).not.toContain('*');
});

test('every resource is named, except for actions that cannot be restricted to one', () => {
  const anywhere = allowed.filter(({ statement }) => [statement.Resource].flat().includes('*'));
  expect([...new Set(anywhere.flatMap(({ actions }) => actions))].sort()).toEqual(withoutResources);
});

test('a role is passed to one service only, by name', () => {
  const passes = allowed.filter(({ actions }) => actions.includes('iam:PassRole'));
  const to = (file: string) =>
    passes
      .filter((pass) => pass.file === `${file}.template.json`)
      .map(({ statement }) => statement.Condition as { StringEquals: Record<string, string> })
      .map(({ StringEquals }) => StringEquals['iam:PassedToService']);
  const services = ['ecs-tasks', 'ecs', 'cloudformation'].map((name) => `${name}.amazonaws.com`);
  expect(to('pipeline')).toEqual(services);
  expect(to('github')).toEqual(services);
  expect(passes).toHaveLength(6);
});

test('nothing may create, change or take over a role', () => {
  const iam = allowed.flatMap(({ actions }) => actions).filter((action) => action.startsWith('iam:'));
  expect([...new Set(iam)].sort()).toEqual(['iam:CreateServiceLinkedRole', 'iam:PassRole']);
});

test('the only AWS-managed policy is the one that ECS documents for blue/green', () => {
  const managed = [...templateTexts().values()].flatMap((text) => [
    ...text.matchAll(/iam::aws:policy\/([\w/]+)/g),
  ]);
  expect(managed.map((match) => match[1])).toEqual(['AmazonECSInfrastructureRolePolicyForLoadBalancers']);
});

test('every role is assumed by one service, and none by an account or by anyone', () => {
  const assumed = allowed.filter(({ actions }) => actions.includes('sts:AssumeRole'));
  for (const { statement } of assumed)
    expect(statement.Principal).toEqual({ Service: expect.stringMatching(/^[a-z0-9-]+\.amazonaws\.com$/) });
});

test('one role is for GitHub Actions: for one branch of one repository, by its exact subject', () => {
  const federated = allowed.filter(({ actions }) => actions.includes('sts:AssumeRoleWithWebIdentity'));
  expect(federated.map(({ file, statement }) => [file, statement.Condition])).toEqual([
    [
      'github.template.json',
      {
        StringEquals: {
          'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          'token.actions.githubusercontent.com:sub': {
            'Fn::Sub': 'repo:${FullRepositoryId}:ref:refs/heads/${BranchName}',
          },
        },
      },
    ],
  ]);
});

test('buckets are encrypted, not public, and refuse requests without TLS', () => {
  for (const [name, bucket] of [
    ['load-balancer', 'LogBucket'],
    ['pipeline', 'ArtifactBucket'],
  ] as const) {
    const { [bucket]: resource, [`${bucket}Policy`]: policy } = template(name).Resources;
    expect(resource?.Properties?.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(resource?.Properties).toHaveProperty('BucketEncryption.ServerSideEncryptionConfiguration');
    expect(statementsIn(policy)).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  }
});

test('no template contains a secret or takes one as a parameter', () => {
  for (const [file, text] of templateTexts()) expect(text, file).not.toMatch(/NoEcho|password|secret|OAuth/i);
});

function statementsIn(value: unknown): Statement[] {
  if (Array.isArray(value)) return value.flatMap(statementsIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('Effect' in value && 'Action' in value) return [value as Statement];
  return Object.values(value).flatMap(statementsIn);
}
