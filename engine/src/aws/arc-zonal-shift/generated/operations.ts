// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  CancelPracticeRun: operation<(typeof import('../operations/cancel-practice-run.ts'))['cancelPracticeRun']>('cancel-practice-run', 'cancelPracticeRun'),
  CancelZonalShift: operation<(typeof import('../operations/cancel-zonal-shift.ts'))['cancelZonalShift']>('cancel-zonal-shift', 'cancelZonalShift'),
  CreatePracticeRunConfiguration: operation<(typeof import('../operations/create-practice-run-configuration.ts'))['createPracticeRunConfiguration']>('create-practice-run-configuration', 'createPracticeRunConfiguration'),
  DeletePracticeRunConfiguration: operation<(typeof import('../operations/delete-practice-run-configuration.ts'))['deletePracticeRunConfiguration']>('delete-practice-run-configuration', 'deletePracticeRunConfiguration'),
  GetAutoshiftObserverNotificationStatus: operation<(typeof import('../operations/get-autoshift-observer-notification-status.ts'))['getAutoshiftObserverNotificationStatus']>('get-autoshift-observer-notification-status', 'getAutoshiftObserverNotificationStatus'),
  GetManagedResource: operation<(typeof import('../operations/get-managed-resource.ts'))['getManagedResource']>('get-managed-resource', 'getManagedResource'),
  ListAutoshifts: operation<(typeof import('../operations/list-autoshifts.ts'))['listAutoshifts']>('list-autoshifts', 'listAutoshifts'),
  ListManagedResources: operation<(typeof import('../operations/list-managed-resources.ts'))['listManagedResources']>('list-managed-resources', 'listManagedResources'),
  ListZonalShifts: operation<(typeof import('../operations/list-zonal-shifts.ts'))['listZonalShifts']>('list-zonal-shifts', 'listZonalShifts'),
  StartPracticeRun: operation<(typeof import('../operations/start-practice-run.ts'))['startPracticeRun']>('start-practice-run', 'startPracticeRun'),
  StartZonalShift: operation<(typeof import('../operations/start-zonal-shift.ts'))['startZonalShift']>('start-zonal-shift', 'startZonalShift'),
  UpdateAutoshiftObserverNotificationStatus: operation<(typeof import('../operations/update-autoshift-observer-notification-status.ts'))['updateAutoshiftObserverNotificationStatus']>('update-autoshift-observer-notification-status', 'updateAutoshiftObserverNotificationStatus'),
  UpdatePracticeRunConfiguration: operation<(typeof import('../operations/update-practice-run-configuration.ts'))['updatePracticeRunConfiguration']>('update-practice-run-configuration', 'updatePracticeRunConfiguration'),
  UpdateZonalAutoshiftConfiguration: operation<(typeof import('../operations/update-zonal-autoshift-configuration.ts'))['updateZonalAutoshiftConfiguration']>('update-zonal-autoshift-configuration', 'updateZonalAutoshiftConfiguration'),
  UpdateZonalShift: operation<(typeof import('../operations/update-zonal-shift.ts'))['updateZonalShift']>('update-zonal-shift', 'updateZonalShift'),
};
