// A CDK app, deployed with the CDK's own command line to an engine: assets, images, names, files, instances that drain,
// CodeDeploy, and gone again. And all that the command line does beside deploying.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AutoScaling } from '@aws-sdk/client-auto-scaling';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { CodeDeploy } from '@aws-sdk/client-codedeploy';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { Lambda } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CdkEngine, until } from './testing/cdk-engine.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const app = path('testing/cdk-app/app.ts');

let engine: CdkEngine;
let folder: string;
let autoScaling: AutoScaling;
let cloudFormation: CloudFormation;
let codeDeploy: CodeDeploy;
let functions: Lambda;
let loadBalancing: ElasticLoadBalancingV2;
let logs: CloudWatchLogs;
const cdk = (...args: string[]): Promise<string> => engine.cdk(...args);

beforeAll(async () => {
  engine = await CdkEngine.start(app);
  folder = engine.folder;
  autoScaling = new AutoScaling(engine.client);
  cloudFormation = new CloudFormation(engine.client);
  codeDeploy = new CodeDeploy(engine.client);
  functions = new Lambda(engine.client);
  loadBalancing = new ElasticLoadBalancingV2(engine.client);
  logs = new CloudWatchLogs(engine.client);
  // An image is made of one folder: what the service requires lies beside it.
  const stores = join(folder, 'stores-service');
  cpSync(path('testing/cdk-app/stores-service'), stores, { recursive: true });
  cpSync(path('../../node_modules/postgres'), join(stores, 'node_modules/postgres'), { recursive: true });
  await cdk('synth', '--quiet');
  // Elsewhere: other tests synthesise anew, without these.
  await cdk('synth', '--quiet', '--output', 'stores.out', '-c', `stores=${stores}`);
}, 600_000);
afterAll(() => engine?.stop());

/** Deploys a stack of what was synthesised; `gone` destroys it. */
async function deployed(stack: string, assembly = 'cdk.out') {
  await cdk('deploy', stack, '--app', assembly, '--require-approval', 'never');
  const { Stacks = [] } = await cloudFormation.describeStacks({ StackName: stack });
  const outputs = Stacks[0]?.Outputs ?? [];
  return {
    /** The value of the output whose name begins so: the CDK adds a hash to some. */
    output: (name: string) =>
      outputs.find(({ OutputKey }) => OutputKey?.startsWith(name))?.OutputValue ?? `no output ${name}`,
    async gone(): Promise<void> {
      const before = await loadBalancersOf(stack);
      expect(before).not.toEqual([]);
      await cdk('destroy', stack, '--app', assembly, '--force');
      // Their ports may be another program's by now, so the engine is asked.
      expect(await loadBalancersOf(stack)).toEqual([]);
    },
  };
}

async function loadBalancersOf(stack: string): Promise<string[]> {
  const { LoadBalancers = [] } = await loadBalancing.describeLoadBalancers();
  return LoadBalancers.map(({ LoadBalancerName = '' }) => LoadBalancerName).filter((name) =>
    name.startsWith(stack.slice(0, 5)),
  );
}

const answerOf = async (url: string) => (await fetch(url)).text();

const hasBoto3 = spawnSync('python3', ['-c', 'import boto3'], { stdio: 'ignore' }).status === 0;
const timeout = 600_000;

test('on Fargate, with images, Cloud Map, Service Connect and EFS', { timeout }, async () => {
  const { output, gone } = await deployed('Shop');
  const url = `${output('WebServiceURL')}/shop`;
  expect(await answerOf(url)).toBe('web prices stock visit 1');
  expect(await answerOf(url)).toBe('web prices stock visit 2');
  await gone();
});

test('on EC2 behind an ALB and an NLB; the drain hook runs before an instance ends', {
  timeout,
}, async (context) => {
  const { output, gone } = await deployed('Hosts');
  const [web, flow] = [output('WebServiceURL'), `http://${output('FlowLoadBalancerDNS')}`];
  expect(await answerOf(web)).toBe('web');
  expect(await answerOf(flow)).toBe('flow');

  // The hook is the CDK's function in Python, which calls AWS by boto3.
  context.annotate(hasBoto3 ? 'with the drain hook' : 'without the drain hook: python3 has no boto3 here');
  if (hasBoto3) {
    const AutoScalingGroupNames = [output('GroupName')];
    const instances = async () => {
      const { AutoScalingGroups = [] } = await autoScaling.describeAutoScalingGroups({
        AutoScalingGroupNames,
      });
      return AutoScalingGroups[0]?.Instances?.map(({ InstanceId = '' }) => InstanceId) ?? [];
    };
    const [InstanceId = ''] = await instances();
    await autoScaling.terminateInstanceInAutoScalingGroup({
      InstanceId,
      ShouldDecrementDesiredCapacity: false,
    });
    await until(async () => !(await instances()).includes(InstanceId));
    const { logGroups = [] } = await logs.describeLogGroups({ logGroupNamePrefix: '/aws/lambda/Hosts-' });
    const { events = [] } = await logs.filterLogEvents({ logGroupName: logGroups[0]?.logGroupName });
    const lines = events.map(({ message }) => message).join('\n');
    expect(lines).toContain(`Instance ${InstanceId} has container instance ARN`);
    expect(lines).toContain(`Terminating instance ${InstanceId}`);
    // The tasks run on another instance.
    await until(async () => (await answerOf(web).catch(() => '')) === 'web');
    await until(async () => (await answerOf(flow).catch(() => '')) === 'flow');
  }
  await gone();
});

test('a canary of CodeDeploy behind an ALB, under traffic; Fargate behind an NLB', { timeout }, async () => {
  const { output, gone } = await deployed('BlueGreen');
  expect(await answerOf(`http://${output('FlowLoadBalancerDNS')}`)).toBe('flow');

  const url = output('Url');
  expect(await answerOf(url)).toBe('blue');
  const TargetService = {
    Type: 'AWS::ECS::Service',
    Properties: {
      TaskDefinition: output('greenTasks'),
      LoadBalancerInfo: { ContainerName: 'app', ContainerPort: 8080 },
    },
  };
  const answers: string[] = [];
  const { deploymentId } = await codeDeploy.createDeployment({
    applicationName: output('Application'),
    deploymentGroupName: output('DeploymentGroup'),
    revision: {
      revisionType: 'AppSpecContent',
      appSpecContent: { content: JSON.stringify({ version: 0.0, Resources: [{ TargetService }] }) },
    },
  });
  const ended = await until(async () => {
    for (let count = 0; count < 20; count++) answers.push(await answerOf(url));
    const { deploymentInfo } = await codeDeploy.getDeployment({ deploymentId });
    return ['Succeeded', 'Failed', 'Stopped'].includes(deploymentInfo?.status ?? '') && deploymentInfo;
  });
  expect(ended.status, JSON.stringify(ended.errorInformation)).toBe('Succeeded');
  expect(await answerOf(url)).toBe('green');
  // Every request was answered by one or the other.
  expect(answers.filter((one) => one !== 'blue' && one !== 'green')).toEqual([]);
  await gone();
});

test('on Fargate with a database of RDS and a cache', { timeout }, async (context) => {
  // Where the engine looks for them: on the path, and where Debian has PostgreSQL.
  const isInstalled = (program: string) => spawnSync('which', [program]).status === 0;
  if (!isInstalled('initdb') && !existsSync('/usr/lib/postgresql')) context.skip('no PostgreSQL here');
  if (!isInstalled('valkey-server') && !isInstalled('redis-server')) context.skip('no Redis or Valkey here');
  const { output, gone } = await deployed('Stores', 'stores.out');
  const url = `${output('WebServiceURL')}/order`;
  expect(await answerOf(url)).toBe('orders 1 visits 1');
  expect(await answerOf(url)).toBe('orders 2 visits 2');
  await gone();
  const { StackSummaries = [] } = await cloudFormation.listStacks({ StackStatusFilter: ['DELETE_FAILED'] });
  expect(StackSummaries).toEqual([]);
});

/** Seven syntheses and a dozen calls of the CDK. */
test('bootstrap, though the cloud comes bootstrapped, and deploys go on', { timeout }, async () => {
  expect(await cdk('bootstrap', 'aws://000000000000/us-east-1')).toMatch(/bootstrapped/);
  const { Stacks = [] } = await cloudFormation.describeStacks({ StackName: 'CDKToolkit' });
  expect(Stacks[0]?.StackStatus).toMatch(/^(CREATE|UPDATE)_COMPLETE$/);
});

test('diff, drift, express, hotswap, watch, refactor, import, rollback and gc, with custom resources', {
  timeout: 1_800_000,
}, async () => {
  const code = join(folder, 'code');
  mkdirSync(code);
  const write = (word: string) =>
    writeFileSync(join(code, 'index.js'), `exports.handler = async () => '${word}';`);
  const synth = async (step: string) => {
    await cdk('synth', 'Odds', '--quiet', '-o', `${step}.out`, '-c', `code=${code}`, '-c', `step=${step}`);
    return ['Odds', '--app', `${step}.out`];
  };
  const deploy = (assembly: string[], ...more: string[]) =>
    cdk('deploy', ...assembly, '--require-approval', 'never', ...more);
  const status = async () =>
    (await cloudFormation.describeStacks({ StackName: 'Odds' })).Stacks?.[0]?.StackStatus;
  const groupOf = async (prefix: string) => {
    const { StackResources = [] } = await cloudFormation.describeStackResources({ StackName: 'Odds' });
    const isGroup = (type?: string, id?: string) => type === 'AWS::Logs::LogGroup' && id?.startsWith(prefix);
    return StackResources.find((each) => isGroup(each.ResourceType, each.LogicalResourceId))
      ?.PhysicalResourceId;
  };

  write('one');
  const first = await synth('first');
  expect(await deploy(first)).toContain('Odds.Word = hello');

  const second = await synth('second');
  expect(await cdk('diff', ...second)).toContain('RetentionInDays');
  const logGroupName = await groupOf('Group');
  expect(await cdk('drift', ...first)).not.toContain('Modified Resources');
  await logs.putRetentionPolicy({ logGroupName, retentionInDays: 90 });
  expect(await cdk('drift', ...first)).toMatch(/RetentionInDays.*7.*90/s);

  expect(await deploy(second, '--express')).toContain('Odds.Word = hello');
  expect(await cdk('drift', ...second)).not.toContain('Modified Resources');
  write('two');
  const swapped = await synth('swapped');
  expect(await deploy(swapped, '--hotswap')).toContain('hotswap');
  await watched(code, write);
  // What was swapped behind the stack's back becomes part of it.
  await deploy(await synth('swapped'));

  const renamed = await synth('renamed');
  expect(await cdk('refactor', ...renamed, '--unstable=refactor', '--force')).toContain(
    'Stack refactor complete',
  );
  expect(await groupOf('Renamed')).toBe(logGroupName);

  await logs.createLogGroup({ logGroupName: 'taken' });
  const imported = await synth('imported');
  const template = JSON.parse(readFileSync(join(folder, 'imported.out/Odds.template.json'), 'utf8'));
  const taken = Object.keys(template.Resources).find((logicalId) => logicalId.startsWith('Taken'))!;
  writeFileSync(join(folder, 'mapping.json'), JSON.stringify({ [taken]: { LogGroupName: 'taken' } }));
  await cdk('import', ...imported, '--resource-mapping', 'mapping.json', '--force');
  expect(await status()).toBe('IMPORT_COMPLETE');

  const broken = await synth('broken');
  await expect(deploy(broken, '--no-rollback')).rejects.toThrow('Function not found');
  await cdk('rollback', ...broken);
  expect(await status()).toBe('UPDATE_ROLLBACK_COMPLETE');

  expect(await cdk('gc', '--unstable=gc', '--confirm=false', 'aws://000000000000/us-east-1')).toContain(
    'scanned',
  );
  await cdk('destroy', ...imported, '--force');
  await expect(status()).rejects.toThrow('does not exist');
  const { logGroups = [] } = await logs.describeLogGroups({ logGroupNamePrefix: 'taken' });
  expect(logGroups).toHaveLength(1);
});

/** Watches the app while its function's code changes, until the function answers by the new code. */
async function watched(code: string, write: (word: string) => void): Promise<void> {
  const { Stacks = [] } = await cloudFormation.describeStacks({ StackName: 'Odds' });
  const FunctionName = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'FunctionName')?.OutputValue;
  const answer = async () => {
    const { Payload } = await functions.invoke({ FunctionName });
    return JSON.parse(Payload?.transformToString() ?? '');
  };
  expect(await answer()).toBe('two');
  const watch = engine.watch('Odds', '-c', `code=${code}`, '-c', 'step=swapped');
  try {
    await watch.says(/Triggering initial 'cdk deploy'/);
    await watch.says(/Total time/);
    write('three');
    await watch.says(/Detected change to 'code\/index\.js'/);
    expect(await watch.says(/Total time/)).toContain('hotswapped');
    expect(await answer()).toBe('three');
  } finally {
    await watch.end();
  }
}
