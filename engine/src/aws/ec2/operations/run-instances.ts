// EC2 API, RunInstances. Idempotent by its ClientToken.

import { isBase64 } from '../../../kernel/base64.ts';
import type { Operation } from '../../../kernel/context.ts';
import type { Input } from '../../../kernel/operation-types.ts';
import { requireKnownImage } from '../catalog/images.ts';
import { invalidParameterValue } from '../faults.ts';
import { launch } from '../instances/launch.ts';
import { withLaunchTemplate } from '../launch-templates/launch-template-data.ts';
import { instanceTable } from '../state.ts';
import { instances } from '../views/instance.ts';

export const runInstances: Operation<'ec2', 'RunInstances'> = (input, ctx) => {
  if (input.MinCount! < 1 || input.MaxCount! < input.MinCount!) {
    throw invalidParameterValue(
      `Value (${input.MinCount}) for parameter minCount is invalid. It must be at least 1 and not more than maxCount.`,
    );
  }
  if (input.ImageId && !isOnBehalf(input)) requireKnownImage(ctx.region, input.ImageId);
  if (!isBase64(input.UserData ?? '')) throw invalidParameterValue('Invalid BASE64 encoding of user data');
  const before = input.ClientToken
    ? ctx.all(instanceTable).filter(({ ClientToken }) => ClientToken === input.ClientToken)
    : [];
  const launched = before.length > 0 ? before : launch(ctx, withLaunchTemplate(ctx, input));
  return {
    ReservationId: launched[0]?.ReservationId,
    OwnerId: ctx.account,
    Groups: [],
    Instances: launched.map((instance) => instances.view(instance, ctx)),
  };
};

/** Of a stack or a group, which no caller from outside can claim: their tags begin with `aws:`. */
const isOnBehalf = ({ TagSpecifications }: Input<'ec2', 'RunInstances'>): boolean =>
  TagSpecifications?.some(({ Tags }) => Tags?.some(({ Key }) => Key?.startsWith('aws:'))) ?? false;
