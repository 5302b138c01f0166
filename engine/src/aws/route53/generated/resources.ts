// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/health-check.ts'))['healthCheckResource']>('AWS::Route53::HealthCheck', 'health-check', 'healthCheckResource'),
  resource<(typeof import('../resources/hosted-zone.ts'))['hostedZoneResource']>('AWS::Route53::HostedZone', 'hosted-zone', 'hostedZoneResource'),
  resource<(typeof import('../resources/record-set.ts'))['recordSetResource']>('AWS::Route53::RecordSet', 'record-set', 'recordSetResource'),
  resource<(typeof import('../resources/record-set-group.ts'))['recordSetGroupResource']>('AWS::Route53::RecordSetGroup', 'record-set-group', 'recordSetGroupResource'),
];
