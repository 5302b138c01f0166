// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html
// A function that CloudFormation would make (HostedRotationLambda) is not made: the schedule is recorded then, and says so.
import type { RotationRulesType } from '@aws-sdk/client-secrets-manager';
import type { Progress, Properties, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { findSecret } from '../find.ts';
import { keep } from '../keep.ts';

interface ScheduleProperties {
  readonly SecretId: string;
  readonly RotationLambdaARN?: string;
  readonly RotationRules?: RotationRulesType;
  readonly RotateImmediatelyOnUpdate?: boolean;
  readonly HostedRotationLambda?: object;
}

const read = (properties: Properties) => properties as unknown as ScheduleProperties;

export const rotationScheduleResource: ResourceType = {
  type: 'AWS::SecretsManager::RotationSchedule',
  create({ properties }, ctx) {
    const { ARN = '' } = ctx.call('secretsmanager', 'DescribeSecret', {
      SecretId: read(properties).SecretId,
    });
    return put(ARN, properties, ctx);
  },
  update: (id, { properties }, ctx) => put(id, properties, ctx),
  delete(id, _request, ctx) {
    const secret = findSecret(ctx, id);
    if (secret && secret.deletedAt === undefined) {
      ctx.call('secretsmanager', 'CancelRotateSecret', { SecretId: id });
      const { rotation: _gone, ...unscheduled } = findSecret(ctx, id)!;
      keep(unscheduled, ctx);
    }
    return { status: 'success', physicalId: id };
  },
  read(id, properties, ctx) {
    const { rotation } = findSecret(ctx, id) ?? {};
    const { HostedRotationLambda, SecretId } = read(properties);
    if (HostedRotationLambda) return properties;
    if (!rotation?.isEnabled) return undefined;
    return { SecretId, RotationLambdaARN: rotation.functionArn, RotationRules: rotation.rules };
  },
  unread: ['RotateImmediatelyOnUpdate', 'HostedRotationLambda'],
  attributes: (id) => ({ Id: id }),
};

function put(id: string, properties: Properties, ctx: Context): Progress {
  const { RotationLambdaARN, RotationRules, RotateImmediatelyOnUpdate, HostedRotationLambda } =
    read(properties);
  if (HostedRotationLambda)
    return {
      status: 'success',
      physicalId: id,
      remark:
        'Recorded only: Drydock does not make the function of HostedRotationLambda, and the secret is not rotated',
    };
  ctx.call('secretsmanager', 'RotateSecret', {
    SecretId: id,
    RotationLambdaARN,
    RotationRules,
    RotateImmediately: RotateImmediatelyOnUpdate,
  });
  return { status: 'success', physicalId: id };
}
