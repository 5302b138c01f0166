// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  CancelZonalShift: operation<(typeof import('../operations/cancel-zonal-shift.ts'))['cancelZonalShift']>('cancel-zonal-shift', 'cancelZonalShift'),
  GetManagedResource: operation<(typeof import('../operations/get-managed-resource.ts'))['getManagedResource']>('get-managed-resource', 'getManagedResource'),
  ListManagedResources: operation<(typeof import('../operations/list-managed-resources.ts'))['listManagedResources']>('list-managed-resources', 'listManagedResources'),
  ListZonalShifts: operation<(typeof import('../operations/list-zonal-shifts.ts'))['listZonalShifts']>('list-zonal-shifts', 'listZonalShifts'),
  StartZonalShift: operation<(typeof import('../operations/start-zonal-shift.ts'))['startZonalShift']>('start-zonal-shift', 'startZonalShift'),
  UpdateZonalShift: operation<(typeof import('../operations/update-zonal-shift.ts'))['updateZonalShift']>('update-zonal-shift', 'updateZonalShift'),
};
