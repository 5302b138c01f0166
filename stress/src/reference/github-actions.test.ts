// Delivery by GitHub Actions: what the workflow's steps run, with the real AWS CLI, against the roles and the outputs of the
// templates. Docker is a stand-in, and the action that fetches credentials is left out.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { githubWorkflow } from '../../../infrastructure/src/github/workflow.ts';
import { imageOf, ReferenceStacks } from './reference-stacks.ts';

const hasCli = spawnSync('aws', ['--version']).status === 0;
const repository = join(import.meta.dirname, '../../..');

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly if?: string;
}

let stacks: ReferenceStacks;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-actions-'));
  stacks = await ReferenceStacks.start();
});
afterEach(async () => {
  await stacks.stop();
  rmSync(folder, { recursive: true });
});

/** Runs a step as a runner would: in bash, with the variables that earlier steps set. */
async function run(script: string, environment: Readonly<Record<string, string>>) {
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: repository,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, output };
}

const variablesIn = (file: string) =>
  Object.fromEntries(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

describe.skipIf(!hasCli)(`the workflow${hasCli ? '' : ' (skipped: the AWS CLI is not installed)'}`, () => {
  test('builds, pushes and deploys what the pipeline would', { timeout: 300_000 }, async () => {
    const root = await stacks.createRoot({
      Delivery: 'GITHUB_ACTIONS',
      LaunchType: 'FARGATE',
      GithubProviderArn: 'arn:aws:iam::000000000000:oidc-provider/token.actions.githubusercontent.com',
    });
    expect(root).not.toHaveProperty('PipelineName');
    expect(root.WorkflowRoleArn).toMatch(/^arn:aws:iam::000000000000:role\/drydock-Github/);

    const docker = join(folder, 'docker');
    writeFileSync(
      docker,
      `#!/bin/sh
echo "$*" >> "${folder}/docker.log"
case "$1" in
  login) cat > /dev/null ;;
  pull) exit 1 ;;
  inspect) echo "${imageOf('c')}" ;;
esac
`,
    );
    chmodSync(docker, 0o755);
    const variables = join(folder, 'variables');
    writeFileSync(variables, '');
    const commit = 'c'.repeat(40);
    const environment = {
      PATH: `${folder}:${process.env.PATH}`,
      AWS_ENDPOINT_URL: stacks.endpoint,
      AWS_ACCESS_KEY_ID: 'stress',
      AWS_SECRET_ACCESS_KEY: 'stress',
      // The action sets it, as well as AWS_REGION, which version 1 of the CLI does not know.
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_PAGER: '',
      RUNNER_TEMP: folder,
      GITHUB_ENV: variables,
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      GITHUB_SHA: commit,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'example/service',
    };
    const workflow = parse(
      githubWorkflow({
        branch: 'main',
        region: 'us-east-1',
        stackName: 'drydock',
        serviceTemplate: 'infrastructure/templates/service.template.json',
      }),
    ) as {
      readonly env: Record<string, string>;
      readonly jobs: { readonly deploy: { readonly steps: Step[] } };
    };
    const steps = workflow.jobs.deploy.steps.filter((step) => step.run !== undefined && !step.if);
    expect(steps.map(({ name }) => name)).toEqual(['Find the system', 'Build and push the image', 'Deploy']);
    for (const { name, run: script = '' } of steps) {
      const ran = await run(script, { ...environment, ...workflow.env, ...variablesIn(variables) });
      expect(ran, `${name}: ${ran.output}`).toMatchObject({ status: 0 });
    }

    expect(readFileSync(join(folder, 'docker.log'), 'utf8').split('\n')).toEqual([
      `login --username AWS --password-stdin ${root.RepositoryUri?.split('/')[0]}`,
      `pull ${root.RepositoryUri}:${commit}`,
      expect.stringMatching(new RegExp(`^build .*--tag ${root.RepositoryUri}:${commit} \\.$`)),
      `push ${root.RepositoryUri}:${commit}`,
      expect.stringMatching(/^inspect /),
      '',
    ]);
    const { clients } = stacks;
    const { Stacks = [] } = await clients.cloudFormation.describeStacks({ StackName: 'drydock-service' });
    expect(Stacks[0]).toMatchObject({ StackStatus: 'CREATE_COMPLETE', RoleARN: root.DeployRoleArn });
    const image = Stacks[0]?.Parameters?.find(({ ParameterKey }) => ParameterKey === 'ImageUri');
    expect(image?.ParameterValue).toBe(`${root.RepositoryUri}@${imageOf('c').split('@')[1]}`);
    expect(readFileSync(environment.GITHUB_STEP_SUMMARY, 'utf8')).toBe(
      `${commit} is live at ${root.ServiceUrl}\n`,
    );
    expect((await fetch(root.ServiceUrl ?? '')).status).toBe(200);
  });
});
