// The reference system's roles: they may do all that its paths need, and a permission that is taken away is named.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outputsOf } from './steps/find-stack.ts';
import { eventually, type Ran, System } from './testing/system.ts';

const system = new System();
/** Three deliveries, one after another, beside a busy machine. */
const longestMs = 900_000;
let cameUp: Ran;

beforeAll(async () => {
  cameUp = await system.up();
}, longestMs);
afterAll(() => system.remove(), longestMs);

interface Summary {
  readonly code: string;
  readonly caller: string;
  readonly denied: readonly { readonly action: string; readonly resource?: string }[];
}

/** `<role>: <action>` of what AWS would have denied. */
async function denied(): Promise<string[]> {
  const { output } = await system.drydock('access', '--json');
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Summary)
    .filter(({ code }) => code === 'access-denied')
    .flatMap(({ caller, denied: all }) => all.map(({ action }) => `${nameOf(caller)}: ${action}`));
}

/** `PipelineRole` of `…-PipelineRole-1QZ9`. */
const nameOf = (arn: string) => arn.split('-').at(-2)!;

async function outputs() {
  const { Stacks } = await system.clients.cloudFormation.describeStacks({ StackName: 'drydock' });
  return outputsOf(Stacks?.[0]);
}

async function ended(commit: string): Promise<string> {
  const { PipelineName: pipelineName = '' } = await outputs();
  return eventually(async () => {
    const { pipelineExecutionSummaries = [] } = await system.clients.codePipeline.listPipelineExecutions({
      pipelineName,
    });
    const execution = pipelineExecutionSummaries.find(({ sourceRevisions }) =>
      sourceRevisions?.some(({ revisionId }) => revisionId === commit),
    );
    return execution?.status !== 'InProgress' && execution?.status;
  });
}

const say = (message: string) =>
  system.commit('src/message.ts', (text) => text.replace(/'[^']*';/, `'${message}';`));

async function service() {
  const { ClusterName: cluster = '' } = await outputs();
  const { serviceArns = [] } = await system.clients.ecs.listServices({ cluster });
  return { cluster, service: serviceArns[0]! };
}

async function settled(desiredCount: number): Promise<void> {
  const { cluster, service: name } = await service();
  await system.clients.ecs.updateService({ cluster, service: name, desiredCount });
  await eventually(async () => {
    const { services = [] } = await system.clients.ecs.describeServices({ cluster, services: [name] });
    return services[0]?.runningCount === desiredCount;
  });
}

/** Takes an action from a role's inline policy. */
async function withdraw(role: string, action: string): Promise<void> {
  const { iam } = system.clients;
  const { Roles = [] } = await iam.listRoles({});
  const { RoleName } = Roles.find(({ RoleName: name = '' }) => name.includes(`-${role}-`))!;
  const { PolicyNames = [] } = await iam.listRolePolicies({ RoleName });
  for (const PolicyName of PolicyNames) {
    const { PolicyDocument = '' } = await iam.getRolePolicy({ RoleName, PolicyName });
    const document = JSON.parse(decodeURIComponent(PolicyDocument)) as { Statement: { Action: string[] }[] };
    const Statement = document.Statement.map((statement) => ({
      ...statement,
      Action: statement.Action.filter((each) => each !== action),
    })).filter(({ Action }) => Action.length > 0);
    const changed = JSON.stringify({ ...document, Statement });
    await iam.putRolePolicy({ RoleName, PolicyName, PolicyDocument: changed });
  }
}

/** A program of a task that lists a bucket with the credentials of the task's role, as an SDK would. */
const listing = `
const { AccessKeyId, Token } = await (await fetch(process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI)).json();
const response = await fetch(process.env.ENGINE + '/' + process.env.BUCKET + '?list-type=2', { headers: {
  authorization: 'AWS4-HMAC-SHA256 Credential=' + AccessKeyId + '/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0',
  'x-amz-security-token': Token,
} });
process.exit(response.ok ? 0 : 1);
`;

describe('the reference system', { timeout: longestMs }, () => {
  it('has every permission that its paths need: up, deployment, rollback, scaling', async () => {
    expect(cameUp.status, cameUp.output).toBe(0);
    expect(await ended(say('Hello again'))).toBe('Succeeded');
    await settled(3);
    await settled(2);
    const broken = system.commit(
      'src/message.ts',
      (text) => `${text}if (process.env.AWS_EXECUTION_ENV) throw new Error('broken on ECS');\n`,
    );
    expect(await ended(broken)).toBe('Failed');
    const { status, output } = await system.drydock('access');
    expect(output).toMatch(/^\d+ actions of 5 roles and users judged\. AWS would have denied none\.\n$/);
    expect(status).toBe(0);

    // One permission after another is taken away, and each is named.
    await withdraw('TaskExecutionRole', 'logs:CreateLogStream');
    await settled(3);
    expect(await denied()).toEqual(['TaskExecutionRole: logs:CreateLogStream']);
    // The instances have no room for three tasks beside three others.
    await settled(2);

    await withdraw('PipelineRole', 'codebuild:StartBuild');
    await ended(system.revertLast());
    expect(await denied()).toEqual([
      'TaskExecutionRole: logs:CreateLogStream',
      'PipelineRole: codebuild:StartBuild',
    ]);

    const { cluster, service: name } = await service();
    const { ecs, s3 } = system.clients;
    const { services = [] } = await ecs.describeServices({ cluster, services: [name] });
    const { taskDefinition: deployed } = await ecs.describeTaskDefinition({
      taskDefinition: services[0]!.taskDefinition,
    });
    const { Buckets = [] } = await s3.listBuckets({});
    const [container] = deployed!.containerDefinitions!;
    const { taskDefinition: own } = await ecs.registerTaskDefinition({
      family: 'listing',
      taskRoleArn: deployed!.taskRoleArn,
      containerDefinitions: [
        {
          name: 'listing',
          image: container!.image,
          memory: 128,
          entryPoint: ['node'],
          command: ['--input-type=module', '--eval', listing],
          environment: [
            { name: 'ENGINE', value: system.engine.endpoint },
            { name: 'BUCKET', value: Buckets[0]!.Name },
          ],
        },
      ],
    });
    const { tasks = [] } = await ecs.runTask({ cluster, taskDefinition: own!.taskDefinitionArn });
    const task = await eventually(async () => {
      const { tasks: found = [] } = await ecs.describeTasks({ cluster, tasks: [tasks[0]!.taskArn!] });
      return found[0]?.lastStatus === 'STOPPED' && found[0];
    });
    expect(task.containers?.[0]).toMatchObject({ exitCode: 0 });
    expect((await denied()).slice(2)).toEqual(['TaskRole: s3:ListBucket']);
  });
});
