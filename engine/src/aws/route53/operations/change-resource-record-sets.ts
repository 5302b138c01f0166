// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
import type { Operation } from '../../../kernel/context.ts';
import { requireZone } from '../find.ts';
import { applyChanges } from '../records/change.ts';
import { noteChange } from '../views.ts';
import { refuseManaged } from '../zones/vpcs.ts';

export const changeResourceRecordSets: Operation<'route53', 'ChangeResourceRecordSets'> = (input, ctx) => {
  const zone = requireZone(input.HostedZoneId, ctx);
  refuseManaged(zone);
  const { Changes = [], Comment } = input.ChangeBatch!;
  applyChanges(zone, Changes, ctx);
  return noteChange(Comment, ctx);
};
