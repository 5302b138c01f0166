// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/autoshift-observer-notification-status.ts'))['autoshiftObserverNotificationStatusResource']>('AWS::ARCZonalShift::AutoshiftObserverNotificationStatus', 'autoshift-observer-notification-status', 'autoshiftObserverNotificationStatusResource'),
  resource<(typeof import('../resources/zonal-autoshift-configuration.ts'))['zonalAutoshiftConfigurationResource']>('AWS::ARCZonalShift::ZonalAutoshiftConfiguration', 'zonal-autoshift-configuration', 'zonalAutoshiftConfigurationResource'),
];
