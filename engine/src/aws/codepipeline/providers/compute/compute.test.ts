import { afterEach, beforeEach, expect, test } from 'vitest';
import { ecr } from '../../../ecr/index.ts';
import { Delivery } from '../../testing/delivery.ts';
import { stackStandIn } from '../../testing/stack-stand-in.ts';

let delivery: Delivery;
beforeEach(() => {
  delivery = new Delivery(stackStandIn, ecr);
  delivery.cloud.call('ecr', 'CreateRepository', { repositoryName: 'shop' });
});
afterEach(() => {
  expect(delivery.cloud.log).toEqual([]);
  delivery[Symbol.dispose]();
});

function create(action: object): void {
  const [source] = delivery.pipeline().stages!;
  const common = { name: 'Run', inputArtifacts: [{ name: 'Source' }], namespace: 'Run' };
  delivery.create({ stages: [source!, { name: 'Run', actions: [{ ...common, ...action } as never] }] });
}
const commands = {
  actionTypeId: { category: 'Compute', owner: 'AWS', provider: 'Commands', version: '1' },
  commands: ['npm test', 'IMAGE_URI=x'],
  outputArtifacts: [{ name: 'Report', files: ['report.xml'] }],
  outputVariables: ['IMAGE_URI'],
  environmentVariables: [{ name: 'STAGE', value: 'test' }],
};
const requested = () =>
  delivery.cloud.effects.flatMap((each) => (each.effect === 'build/start' ? [each.input] : []));
const run = () => delivery.actions().find(({ actionName }) => actionName === 'Run')!;

test('commands run on the input; files and variables that are named are the results', () => {
  create(commands);
  const [build] = requested();
  expect(JSON.parse((build!.buildspec as { text: string }).text)).toEqual({
    version: '0.2',
    env: { 'exported-variables': ['IMAGE_URI'] },
    phases: { build: { commands: ['npm test', 'IMAGE_URI=x'] } },
    artifacts: { files: ['report.xml'] },
  });
  expect(build).toMatchObject({
    sources: [{ id: '' }],
    environment: { STAGE: 'test', AWS_ACCOUNT_ID: '000000000000' },
    logs: { group: '/aws/codepipeline/delivery' },
    artifacts: true,
  });
  expect(run().output).toMatchObject({
    outputVariables: { IMAGE_URI: expect.stringMatching(/^image:/) },
    outputArtifacts: [{ name: 'Report' }],
  });
  expect(delivery.executions()).toMatchObject([{ status: 'Succeeded' }]);
});

test('a command that fails fails the action with its phase', () => {
  delivery.holdBuilds = true;
  create(commands);
  delivery.failBuild(
    requested()[0]!.buildId,
    'Error while executing command: npm test. Reason: exit status 1',
  );
  expect(run().output?.executionResult?.errorDetails).toEqual({
    code: 'JobFailed',
    message:
      'Phase: BUILD, Code: COMMAND_EXECUTION_ERROR, Message: Error while executing command: npm test. Reason: exit status 1',
  });
});

test('ECRBuildAndPublish builds and pushes every tag, and gives the digest', () => {
  create({
    actionTypeId: { category: 'Build', owner: 'AWS', provider: 'ECRBuildAndPublish', version: '1' },
    configuration: { ECRRepositoryName: 'shop', ImageTags: 'latest, v1', DockerFilePath: 'app/Dockerfile' },
  });
  const [build] = requested();
  expect(build?.environment).toMatchObject({
    REPOSITORY_URI: expect.stringMatching(/\/shop$/),
    DOCKERFILE_FOLDER: 'app',
    TAG_0: 'latest',
    TAG_1: 'v1',
  });
  expect((build!.buildspec as { text: string }).text.match(/docker push/g)).toHaveLength(2);
  expect(run().output?.outputVariables).toMatchObject({ ECRRepositoryName: 'shop' });
  expect(delivery.executions()).toMatchObject([{ status: 'Succeeded' }]);
});

test('a repository that does not exist fails the action', () => {
  create({
    actionTypeId: { category: 'Build', owner: 'AWS', provider: 'ECRBuildAndPublish', version: '1' },
    configuration: { ECRRepositoryName: 'none' },
  });
  expect(run().output?.executionResult?.errorDetails?.message).toMatch(/'none' does not exist/);
});

test.each([
  [{ ...commands, commands: [] }, 'commands are required'],
  [
    { ...commands, outputArtifacts: [{ name: 'Report' }] },
    'files are required for the output artifact Report',
  ],
  [
    { ...commands, environmentVariables: [{ name: 'A', value: 'b', type: 'SECRETS_MANAGER' }] },
    'does not simulate environmentVariables of Secrets Manager',
  ],
])('refused: %j', (action, message) => {
  expect(() => create(action)).toThrow(message);
});
