// https://docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteHostedZone.html
import { hostedZones } from '../../../contracts/hosted-zones.ts';
import type { Operation } from '../../../kernel/context.ts';
import { zoneNotEmpty } from '../faults.ts';
import { requireZone } from '../find.ts';
import { recordSets, recordSetsOfZone } from '../state.ts';
import { noteChange } from '../views.ts';
import { refuseManaged } from '../zones/vpcs.ts';

export const deleteHostedZone: Operation<'route53', 'DeleteHostedZone'> = (input, ctx) => {
  const zone = requireZone(input.Id, ctx);
  refuseManaged(zone);
  const isRequired = (name?: string, type = '') => name === zone.name && ['NS', 'SOA'].includes(type);
  const sets = ctx.by(recordSetsOfZone, zone.id);
  if (sets.some(({ set }) => !isRequired(set.Name, set.Type))) throw zoneNotEmpty();
  for (const key of [...ctx.keysBy(recordSetsOfZone, zone.id)]) ctx.delete(recordSets, key);
  ctx.delete(hostedZones, zone.id);
  return noteChange(undefined, ctx);
};
