// Whatever can be in progress for long says what it waits for: in the events of its stack or its service, or in
// `drydock status`. Each controller is listed with where its reason is shown and the test that shows it, or with why
// nothing of it stays in progress. A new controller belongs here.
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { services } from './services.ts';

interface Shown {
  readonly in: 'stack events' | 'service events' | 'status' | 'its description';
  /** `<file, from the repository's root>`, and the beginning of the test's name. */
  readonly by: readonly [file: string, name: string];
}

const aws = 'engine/src/aws';
const status = (name: string): Shown => ({
  in: 'status',
  by: ['cli/src/status/in-progress.test.ts', name],
});
const inStack = (file: string, name: string): Shown => ({ in: 'stack events', by: [`${aws}/${file}`, name] });
const inService = (file: string, name: string): Shown => ({
  in: 'service events',
  by: [`${aws}/${file}`, name],
});
const described = (file: string, name: string): Shown => ({
  in: 'its description',
  by: [`${aws}/${file}`, name],
});
const waiting = 'cloudformation/stack-resource/waiting.test.ts';
const silent = 'cloudformation/custom-resource/custom-resource.test.ts';
const unsteady = status('says of a service that is not steady how far it is, and its newest event');
const instances = status('says what instances of a group wait for, why some are missing');
const steps = status('says what the actions, conditions and transitions of a pipeline wait for');

const controllers: Readonly<Record<string, readonly Shown[] | string>> = {
  'acm/certificate': [
    described('acm/requested-certificates.test.ts', 'is pending until the controller issues it'),
  ],
  'application-autoscaling/scalable-target': [unsteady],
  'application-autoscaling/scheduled-action': 'it acts at its time',
  'arc-zonal-shift/shift': 'it is applied at once',
  'autoscaling/dynamic-scaling': 'it acts at once',
  'autoscaling/group': [
    instances,
    inStack(waiting, 'a group whose instances do not signal says so after ten seconds'),
    inStack('autoscaling/stack.test.ts', 'a deletion waits for instances that are protected from scale-in'),
  ],
  'autoscaling/metrics': 'it reports numbers',
  'autoscaling/scheduled-action': 'it acts at its time',
  'cloudformation/macros': [
    described(
      'cloudformation/macros/macros.test.ts',
      'the stack says what it waits for, and goes on after a restart of the engine',
    ),
  ],
  'cloudformation/stack': [
    inStack(waiting, 'a nested stack says what is in progress inside'),
    inStack(waiting, 'what is being deleted says what keeps it'),
    inStack(silent, 'when nobody has answered for ServiceTimeout, and says meanwhile what it waits for'),
    inStack('servicediscovery/stack.test.ts', 'a namespace waits for services that go down beside it'),
    {
      in: 'status',
      by: ['cli/src/status/read-status.test.ts', 'says of a stack in progress what it waits for'],
    },
  ],
  'cloudwatch/alarm': 'it is evaluated every minute',
  'cloudwatch/composite-alarm': 'it is evaluated at once',
  'cloudwatch/retention': 'it deletes what is old',
  'codebuild/build': [steps],
  'codecommit/repository': 'a driver makes it at once',
  'codedeploy/deployment': [
    status('says of a service that CodeDeploy deploys which deployment it is'),
    inStack('codedeploy/blue-green-hook.test.ts', 'deploys green when the task definition changes'),
  ],
  'codepipeline/action': [
    steps,
    {
      in: 'status',
      by: [
        'cli/src/status/read-status.test.ts',
        'says what pipelines of any stack wait for, and how to give it',
      ],
    },
  ],
  'codepipeline/execution': [
    steps,
    described('codepipeline/conditions.test.ts', 'an alarm after success rolls the stage back'),
  ],
  'codepipeline/pipeline': [steps],
  'codepipeline/source': 'it watches for commits',
  'dynamodb/expiry': 'it deletes items at their time',
  'ec2/instance': [instances, inStack(waiting, 'a service without a place says why, and which instance')],
  'ecs/capacity-provider': [instances],
  'ecs/container-instance': [inStack(waiting, 'a service without a place says why, and which instance')],
  'ecs/empty-cluster': 'it ends when the cluster is empty',
  'ecs/express-service': [unsteady],
  'ecs/managed-instances': [
    inService(
      'ecs/operations/managed-instances.test.ts',
      'a service for whose tasks no type is large enough',
    ),
  ],
  'ecs/service': [
    unsteady,
    inService('ecs/services/services.test.ts', 'waits for room, reports why once'),
    inStack('ecs/stack.test.ts', 'says which hook its deployment waits for'),
    {
      in: 'status',
      by: [
        'cli/src/status/read-status.test.ts',
        'says which deployments a hook has paused, and how to go on',
      ],
    },
  ],
  'ecs/task': [unsteady],
  'elasticache/cache': [
    described(
      'elasticache/caches.test.ts',
      'a cache cluster is creating, and available once its server runs',
    ),
  ],
  'elbv2/balancer': 'a thread takes the table at once',
  'elbv2/host-counts': 'it reports numbers',
  'elbv2/load-balancer': [
    described('elbv2/elbv2.test.ts', 'a load balancer is provisioning, then active'),
    described(
      'elbv2/elbv2.test.ts',
      'a listener that could not be bound makes its load balancer active_impaired',
    ),
  ],
  'elbv2/logs': 'it writes what there is',
  'elbv2/permits': 'it computes what may reach what',
  'elbv2/target-health': [described('elbv2/targets/health.test.ts', 'initial has two reasons')],
  'elbv2/trust-store': 'it reads a bundle at once',
  'events/crossing': 'it acts at once',
  'events/delivery': 'it acts at its time',
  'events/replay': 'it acts at its time',
  'events/schedule': 'it acts at its time',
  'kms/key': 'it acts at its time',
  'scheduler/invocation': 'it acts at its time',
  'scheduler/schedule': 'it acts at its time',
  'fis/experiment': [described('fis/experiments.test.ts', 'fails when a target is empty')],
  'fis/network': 'it impairs while an experiment does',
  'lambda/asynchronous-invocation': 'an event is tried again by its schedule',
  'lambda/event-source-mapping': [
    described('lambda/event-source-mappings.test.ts', 'waits while its queue is gone'),
  ],
  'ecs/container-insights': 'it publishes numbers once a minute',
  'logs/filter-minute': 'it publishes a number when its minute is over',
  'logs/live-tail': 'it sends every second what there is',
  'logs/retention': 'it deletes what is old',
  'rds/database': [
    described('rds/databases.test.ts', 'an instance is creating, backing up and then available'),
  ],
  'rds/snapshot': [described('rds/snapshots.test.ts', 'a snapshot is creating while its files are copied')],
  'route53/names': 'a driver answers for them at once',
  'secretsmanager/rotation': [
    described(
      'secretsmanager/rotation.test.ts',
      'a rotation in progress, and one that has failed, shows as AWSPENDING',
    ),
  ],
  'sns/delivery': 'a message is delivered at once, or again by its schedule',
  'sqs/queue': 'a message comes back at its time',
  'sqs/metrics': 'it reports numbers',
};

const known = services.flatMap((service) => (service.controllers ?? []).map(({ name }) => String(name)));

it('every controller says where it shows what it waits for, or why it does not wait', () => {
  expect(Object.keys(controllers).sort()).toEqual([...new Set(known)].sort());
});

const evidence = Object.entries(controllers).flatMap(([controller, shown]) =>
  typeof shown === 'string' ? [] : shown.map((one) => [controller, one.in, ...one.by] as const),
);

test.each(evidence)('%s shows it in %s: %s, %s', (_controller, _in, file, name) => {
  const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
  expect(text).toContain(`'${name}`);
});
