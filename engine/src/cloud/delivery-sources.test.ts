// Sources of pipelines over HTTP: git on hosted repositories, webhooks, and the map of repositories.
import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CodeCommit } from '@aws-sdk/client-codecommit';
import { CodePipeline } from '@aws-sdk/client-codepipeline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createServiceRole } from '../testing/service-role.ts';
import { type Cloud, startCloud } from './cloud.ts';

let folder: string;
let cloud: Cloud;
const log: string[] = [];

const start = () =>
  startCloud({
    account: '000000000000',
    region: 'us-east-1',
    port: 0,
    stateFolder: join(folder, 'state'),
    runtime: 'simulated',
    log: (line) => void log.push(line),
  });
const config = (region = 'us-east-1') => ({
  endpoint: cloud.endpoint,
  region,
  credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  maxAttempts: 1,
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-sources-'));
  log.length = 0;
  cloud = await start();
});
afterEach(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true });
  expect(log).toEqual([]);
});

/** git in a folder; the engine is in this process, so it must not block. */
async function git(at: string, ...args: string[]): Promise<string> {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@localhost', '-c', 'commit.gpgsign=false'];
  const environment = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_NOSYSTEM: '1' };
  const run = promisify(execFile);
  return (await run('git', ['-C', at, ...identity, ...args], { env: environment })).stdout.trim();
}

async function workingCopy(name: string, branch = 'main'): Promise<string> {
  const path = join(folder, name);
  mkdirSync(path);
  await git(path, 'init', '--quiet', `--initial-branch=${branch}`);
  writeFileSync(join(path, 'a.txt'), 'a'.repeat(200_000));
  await git(path, 'add', '.');
  await git(path, 'commit', '--quiet', '-m', 'First');
  return path;
}

test('git pushes to a hosted repository and clones it, in each region, after a restart too', async () => {
  const codeCommit = new CodeCommit(config('eu-west-1'));
  const { repositoryMetadata } = await codeCommit.createRepository({ repositoryName: 'shop' });
  const url = repositoryMetadata!.cloneUrlHttp!;
  expect(url).toBe(`${cloud.endpoint}/codecommit/eu-west-1/v1/repos/shop`);
  const source = await workingCopy('source', 'trunk');
  await git(source, 'push', '--quiet', url.replace('://', '://any:any@'), 'trunk', 'HEAD:refs/tags/v1');
  const commitId = await git(source, 'rev-parse', 'HEAD');
  const { branch } = await codeCommit.getBranch({ repositoryName: 'shop', branchName: 'trunk' });
  expect(branch?.commitId).toBe(commitId);

  await cloud.stop();
  cloud = await start();
  const again = new CodeCommit(config('eu-west-1'));
  const after = await again.getRepository({ repositoryName: 'shop' });
  expect(after.repositoryMetadata?.defaultBranch).toBe('trunk');
  await git(folder, 'clone', '--quiet', after.repositoryMetadata!.cloneUrlHttp!, 'clone');
  expect(readFileSync(join(folder, 'clone/a.txt'), 'utf8')).toHaveLength(200_000);
  expect(await git(join(folder, 'clone'), 'rev-parse', 'v1')).toBe(commitId);

  const file = await again.getFile({ repositoryName: 'shop', filePath: 'a.txt' });
  expect(file.fileContent).toHaveLength(200_000);
}, 60_000);

test('what is not a repository, or not git, is not answered', async () => {
  await new CodeCommit(config()).createRepository({ repositoryName: 'shop' });
  const status = async (path: string) => (await fetch(`${cloud.endpoint}/codecommit/${path}`)).status;
  expect(await status('us-east-1/v1/repos/shop/info/refs?service=git-upload-pack')).toBe(200);
  for (const path of [
    'us-east-1/v1/repos/none/info/refs?service=git-upload-pack',
    'eu-west-1/v1/repos/shop/info/refs?service=git-upload-pack',
    'us-east-1/v1/repos/shop/config',
    'us-east-1/v1/repos/shop/info/refs',
    'us-east-1/v1/repos/shop/..%2f..%2fconfig',
    'nowhere/v1/repos/%2e%2e/HEAD',
    'us-east-1/v1/repos/%ff',
  ]) {
    expect([path, await status(path)]).toEqual([path, 404]);
  }
});

const pipeline = (configuration: Readonly<Record<string, string>>, type: object) => ({
  name: 'delivery',
  roleArn: 'arn:aws:iam::000000000000:role/pipeline',
  artifactStore: { type: 'S3', location: 'artifacts' } as const,
  stages: [
    {
      name: 'Source',
      actions: [
        {
          name: 'App',
          actionTypeId: { category: 'Source', version: '1', ...type } as never,
          configuration,
          outputArtifacts: [{ name: 'Source' }],
        },
      ],
    },
    {
      name: 'Approve',
      actions: [
        {
          name: 'Approve',
          actionTypeId: { category: 'Approval', owner: 'AWS', provider: 'Manual', version: '1' } as const,
        },
      ],
    },
  ],
});

test('a call of a webhook starts its pipeline when it is signed and matches', async () => {
  const codePipeline = new CodePipeline(config());
  const gitHub = {
    Owner: 'me',
    Repo: 'shop',
    Branch: 'main',
    OAuthToken: 't',
    PollForSourceChanges: 'false',
  };
  await createServiceRole(config(), 'pipeline', 'codepipeline.amazonaws.com');
  await codePipeline.createPipeline({
    pipeline: pipeline(gitHub, { owner: 'ThirdParty', provider: 'GitHub' }),
  });
  const { webhook } = await codePipeline.putWebhook({
    webhook: {
      name: 'hook',
      targetPipeline: 'delivery',
      targetAction: 'App',
      filters: [{ jsonPath: '$.ref', matchEquals: 'refs/heads/{Branch}' }],
      authentication: 'GITHUB_HMAC',
      authenticationConfiguration: { SecretToken: 'key' },
    },
  });
  const call = async (body: string, secret = 'key', url = webhook!.url!) => {
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
    const response = await fetch(url, { method: 'POST', headers, body });
    return response.status;
  };
  const triggers = async () => {
    const { pipelineExecutionSummaries = [] } = await codePipeline.listPipelineExecutions({
      pipelineName: 'delivery',
    });
    return pipelineExecutionSummaries.map(({ trigger }) => trigger?.triggerType);
  };
  expect(await call('{"ref":"refs/heads/main"}', 'other')).toBe(403);
  expect(await call('{"ref":"refs/heads/next"}')).toBe(200);
  expect(await call('{"ref":"refs/heads/main"}', 'key', `${webhook!.url}x`.replace('t=', 't=x'))).toBe(404);
  expect(await triggers()).toEqual(['CreatePipeline']);
  expect(await call('{"ref":"refs/heads/main"}')).toBe(200);
  expect(await triggers()).toEqual(['Webhook', 'CreatePipeline']);
  expect((await fetch(webhook!.url!)).status).toBe(405);
});

test('the map of repositories is written with the token, and refuses what is no repository', async () => {
  const token = readFileSync(join(folder, 'state/token'), 'utf8').trim();
  const request = async (method: string, query = '', body?: object, authorization = `Bearer ${token}`) => {
    const response = await fetch(`${cloud.endpoint}/_drydock/sources${query}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
  };
  const mapping = { repository: 'me/shop', path: folder };
  expect((await request('PUT', '', mapping, 'Bearer no')).status).toBe(403);
  expect((await request('PUT', '', { ...mapping, path: 'relative' })).answer.message).toContain(
    'absolute path',
  );
  expect((await request('PUT', '', { ...mapping, repository: 'shop' })).answer.message).toContain(
    'OWNER/NAME',
  );
  expect((await request('PUT')).answer.message).toBe('The body must be a JSON object.');
  expect(await request('PUT', '', mapping)).toEqual({ status: 200, answer: mapping });
  expect((await request('GET')).answer).toMatchObject({ repositories: [{ ...mapping, by: 'user' }] });
  expect((await request('DELETE', '?repository=ME/SHOP')).answer).toEqual(mapping);
  expect((await request('DELETE', '?repository=me/shop')).status).toBe(404);
});
