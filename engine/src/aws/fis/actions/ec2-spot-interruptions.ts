// aws:ec2:send-spot-instance-interruptions: a rebalance recommendation at once, the notice two minutes before the
// interruption, and then the end of the instance. An ECS agent that is configured to drains itself at the notice.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-spot.html
import type { Context } from '../../../kernel/context.ts';
import { parseDuration } from '../duration.ts';
import { idOf } from '../targets/arns.ts';
import { again, done, type FaultAction, type Run } from './fault-action.ts';
import { refuseDuration } from './parameters.ts';

const minuteMs = 60_000;
const noticeMs = 2 * minuteMs;

interface Progress {
  readonly isNoticed: boolean;
}

const idsOf = ({ targets }: Run) => targets.map(({ arn }) => idOf(arn));

function interruptsAt({ startedAt, parameters }: Run): number {
  return startedAt + (parseDuration(parameters.durationBeforeInterruption ?? '') ?? noticeMs);
}

export const spotInterruptions: FaultAction = {
  id: 'aws:ec2:send-spot-instance-interruptions',
  description:
    'Send an EC2 Spot Instance interruption notice to the target Spot Instances, and interrupt them.',
  parameters: {
    durationBeforeInterruption: {
      description:
        'The time to wait before interrupting the instance, from 2 to 15 minutes (ISO 8601 duration).',
      required: true,
      refuse: (value) => refuseDuration(value, noticeMs, 'two to 15 minutes', 15 * minuteMs),
    },
  },
  target: { name: 'SpotInstances', resourceType: 'aws:ec2:spot-instance' },
  begin(run, ctx): Progress {
    for (const id of idsOf(run))
      ctx.publish('fis/instance-rebalance-recommendation', {
        detailType: 'EC2 Instance Rebalance Recommendation',
        resources: [ctx.arn('ec2', `instance/${id}`)],
        detail: { 'instance-id': id },
      });
    return { isNoticed: false };
  },
  look(run, ctx) {
    const { isNoticed } = run.memo as Progress;
    const at = interruptsAt(run);
    if (ctx.now >= at) {
      ctx.call('ec2', 'TerminateInstances', { InstanceIds: idsOf(run) });
      return done;
    }
    if (isNoticed || ctx.now < at - noticeMs) return again();
    for (const id of idsOf(run)) notify(ctx, id);
    return again({ isNoticed: true } satisfies Progress);
  },
};

function notify(ctx: Context, id: string): void {
  ctx.publish('fis/spot-instance-interruption-warning', {
    detailType: 'EC2 Spot Instance Interruption Warning',
    resources: [ctx.arn('ec2', `instance/${id}`)],
    detail: { 'instance-id': id, 'instance-action': 'terminate' },
  });
  const { UserData } = ctx.call('ec2', 'DescribeInstanceAttribute', {
    InstanceId: id,
    Attribute: 'userData',
  });
  const settings = Buffer.from(UserData?.Value ?? '', 'base64').toString();
  if (!/ECS_ENABLE_SPOT_INSTANCE_DRAINING=["']?true/.test(settings)) return;
  for (const cluster of ctx.call('ecs', 'ListClusters', {}).clusterArns ?? []) {
    const { containerInstanceArns = [] } = ctx.call('ecs', 'ListContainerInstances', {
      cluster,
      filter: `ec2InstanceId == ${id}`,
    });
    if (containerInstanceArns.length > 0)
      ctx.call('ecs', 'UpdateContainerInstancesState', {
        cluster,
        containerInstances: containerInstanceArns,
        status: 'DRAINING',
      });
  }
}
