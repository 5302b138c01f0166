import type { ActionDeclaration, PipelineDeclaration, StageDeclaration } from '@aws-sdk/client-codepipeline';
import { expect, test } from 'vitest';
import { AwsFault } from '../../../kernel/faults.ts';
import { checkDeclaration } from './check.ts';
import { detectsChanges } from './check-triggers.ts';
import { withDefaults } from './with-defaults.ts';

const source: ActionDeclaration = {
  name: 'Commit',
  actionTypeId: { category: 'Source', owner: 'AWS', provider: 'CodeStarSourceConnection', version: '1' },
  configuration: { ConnectionArn: 'arn', FullRepositoryId: 'owner/name', BranchName: 'main' },
  outputArtifacts: [{ name: 'Source' }],
  namespace: 'Commit',
};
const build: ActionDeclaration = {
  name: 'Image',
  actionTypeId: { category: 'Build', owner: 'AWS', provider: 'CodeBuild', version: '1' },
  configuration: { ProjectName: 'image' },
  inputArtifacts: [{ name: 'Source' }],
  outputArtifacts: [{ name: 'Image' }],
};
const deploy: ActionDeclaration = {
  name: 'Stack',
  actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CloudFormation', version: '1' },
  configuration: { ActionMode: 'CREATE_UPDATE', StackName: 's', TemplatePath: 'Source::t', RoleArn: 'arn' },
  inputArtifacts: [{ name: 'Source' }],
};
const approval: ActionDeclaration = {
  name: 'Ask',
  actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' },
};
const stage = (name: string, ...actions: ActionDeclaration[]): StageDeclaration => ({ name, actions });
const configured = (action: ActionDeclaration, configuration: Record<string, string>): ActionDeclaration => ({
  ...action,
  configuration: { ...action.configuration, ...configuration },
});
const pipeline = (change: Partial<PipelineDeclaration> = {}): PipelineDeclaration => ({
  name: 'delivery',
  roleArn: 'arn:aws:iam::000000000000:role/pipeline',
  artifactStore: { type: 'S3', location: 'artifacts' },
  stages: [stage('Source', source), stage('Build', build), stage('Deploy', deploy)],
  ...change,
});
const stages = (...list: StageDeclaration[]) => ({ stages: list });
const first = stage('Source', source);

const fault = (change: Partial<PipelineDeclaration>): string => {
  try {
    checkDeclaration(withDefaults(pipeline(change), 1), 'us-east-1');
    return 'no fault';
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return `${error.code}: ${error.message}`;
  }
};

test('a pipeline of source, build and deployment is accepted', () => {
  expect(fault({})).toBe('no fault');
});

const [structure, stageFault, actionFault] = [
  'InvalidStructureException',
  'InvalidStageDeclarationException',
  'InvalidActionDeclarationException',
];

test.each<[string, Partial<PipelineDeclaration>, string, string]>([
  ['a bad name', { name: 'a b' }, 'ValidationException', "Invalid pipeline name 'a b'"],
  ['no store', { artifactStore: undefined }, structure, 'artifact store'],
  ['one stage', stages(first), structure, 'Pipeline has only 1 stage(s). There should be a minimum of 2'],
  [
    'no source first',
    stages(stage('Ask', approval), first),
    structure,
    'should start with a stage that only',
  ],
  [
    'a source later',
    stages(first, stage('Again', { ...source, name: 'x' })),
    structure,
    'only be in the first stage',
  ],
  [
    'two stages of a name',
    stages(first, stage('Source', approval)),
    structure,
    'Source is used more than once',
  ],
  ['an empty stage', stages(first, stage('Empty')), stageFault, 'at least one action'],
  [
    'two actions of a name',
    stages(first, stage('Ask', approval, approval)),
    stageFault,
    'Ask is used more than once',
  ],
  ['PARALLEL in V1', { executionMode: 'PARALLEL' }, structure, 'needs a pipeline of type V2'],
  [
    'a rollback in parallel mode',
    {
      executionMode: 'PARALLEL',
      pipelineType: 'V2',
      ...stages(first, { ...stage('X', build), onFailure: { result: 'ROLLBACK' } }),
    },
    structure,
    'not possible in the execution mode PARALLEL',
  ],
  ['QUEUED in V1', { executionMode: 'QUEUED' }, structure, 'needs a pipeline of type V2'],
  [
    'an unknown type',
    stages(
      first,
      stage('X', { ...approval, actionTypeId: { ...approval.actionTypeId!, provider: 'Lambda' } }),
    ),
    structure,
    "Provider: 'Lambda', Owner: 'AWS', Version: '1') in action 'Ask' is not simulated",
  ],
  [
    'an input that nothing makes',
    stages(first, stage('X', { ...build, inputArtifacts: [{ name: 'Nope' }] })),
    structure,
    'Input Artifact Bundle Nope in action Image is not declared as Output',
  ],
  [
    'an input of the same run order',
    stages(
      first,
      stage('X', build, { ...build, name: 'B', inputArtifacts: [{ name: 'Image' }], outputArtifacts: [] }),
    ),
    structure,
    'Input Artifact Bundle Image in action B',
  ],
  [
    'an output made twice',
    stages(first, stage('X', build, { ...build, name: 'B' })),
    structure,
    'Image has been used more than once',
  ],
  [
    'an unknown key',
    stages(first, stage('X', configured(build, { A: 'b' }))),
    actionFault,
    "unknown configuration 'A'",
  ],
  [
    'a missing key',
    stages(first, stage('X', configured(deploy, { StackName: '' }))),
    actionFault,
    "'StackName'",
  ],
  [
    'a long value',
    stages(first, stage('X', configured(deploy, { ParameterOverrides: 'x'.repeat(1001) }))),
    actionFault,
    'at most 1000 are allowed',
  ],
  [
    'a bad mode',
    stages(first, stage('X', configured(deploy, { ActionMode: 'Y' }))),
    actionFault,
    'ActionMode Y',
  ],
  [
    'no inputs',
    stages(first, stage('X', { ...build, inputArtifacts: [] })),
    actionFault,
    '0 input artifact(s)',
  ],
  ['another region', stages(first, stage('X', { ...build, region: 'eu-west-1' })), actionFault, 'eu-west-1'],
  [
    'a namespace that comes later',
    stages(
      first,
      stage('X', configured(build, { ProjectName: '#{Later.x}' }), { ...approval, namespace: 'Later' }),
    ),
    actionFault,
    "refers to the namespace 'Later'",
  ],
  [
    'a taken namespace',
    stages(first, stage('X', { ...build, namespace: 'Commit' })),
    actionFault,
    'is taken',
  ],
  [
    "an artifact's namespace",
    stages(first, stage('X', { ...build, namespace: 'Image' })),
    actionFault,
    'an artifact',
  ],
  [
    'conditions that skip after success',
    {
      pipelineType: 'V2',
      ...stages(first, { ...stage('X', build), onSuccess: { conditions: [{ result: 'SKIP', rules: [] }] } }),
    },
    stageFault,
    'The result SKIP is not possible in onSuccess',
  ],
  [
    'a trigger by tags and branches at once',
    {
      triggers: [
        {
          providerType: 'CodeStarSourceConnection',
          gitConfiguration: {
            sourceActionName: 'Commit',
            push: [{ tags: { includes: ['v*'] }, branches: { includes: ['main'] } }],
          },
        },
      ],
    },
    structure,
    'it cannot have branches or file paths',
  ],
])('%s is refused', (_what, change, code, message) => {
  expect(fault(change)).toMatch(code);
  expect(fault(change)).toContain(message);
});

test.each<[readonly string[] | undefined, readonly string[] | undefined, boolean]>([
  [['main'], undefined, true],
  [['release/*'], undefined, false],
  [['**'], ['ma*'], false],
  [undefined, ['dev'], true],
  [['{main,dev}'], undefined, true],
  [['m[a-c]in'], ['release/**'], true],
  [['*a'.repeat(100), 'main'], ['**/*a*a*a*a*a*b'], true],
])('a trigger that includes %j and excludes %j detects main: %s', (includes, excludes, detected) => {
  const branches = {
    ...(includes ? { includes: [...includes] } : {}),
    ...(excludes ? { excludes: [...excludes] } : {}),
  };
  const triggers = [
    {
      providerType: 'CodeStarSourceConnection' as const,
      gitConfiguration: { sourceActionName: 'Commit', push: [{ branches }] },
    },
  ];
  expect(detectsChanges(configured(source, { DetectChanges: 'false' }), pipeline({ triggers }))).toBe(
    detected,
  );
});
