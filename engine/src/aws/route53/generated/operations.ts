// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  AssociateVPCWithHostedZone: operation<(typeof import('../operations/associate-vpc-with-hosted-zone.ts'))['associateVpcWithHostedZone']>('associate-vpc-with-hosted-zone', 'associateVpcWithHostedZone'),
  ChangeResourceRecordSets: operation<(typeof import('../operations/change-resource-record-sets.ts'))['changeResourceRecordSets']>('change-resource-record-sets', 'changeResourceRecordSets'),
  ChangeTagsForResource: operation<(typeof import('../operations/change-tags-for-resource.ts'))['changeTagsForResource']>('change-tags-for-resource', 'changeTagsForResource'),
  CreateHealthCheck: operation<(typeof import('../operations/create-health-check.ts'))['createHealthCheck']>('create-health-check', 'createHealthCheck'),
  CreateHostedZone: operation<(typeof import('../operations/create-hosted-zone.ts'))['createHostedZone']>('create-hosted-zone', 'createHostedZone'),
  DeleteHealthCheck: operation<(typeof import('../operations/delete-health-check.ts'))['deleteHealthCheck']>('delete-health-check', 'deleteHealthCheck'),
  DeleteHostedZone: operation<(typeof import('../operations/delete-hosted-zone.ts'))['deleteHostedZone']>('delete-hosted-zone', 'deleteHostedZone'),
  DisassociateVPCFromHostedZone: operation<(typeof import('../operations/disassociate-vpc-from-hosted-zone.ts'))['disassociateVpcFromHostedZone']>('disassociate-vpc-from-hosted-zone', 'disassociateVpcFromHostedZone'),
  GetChange: operation<(typeof import('../operations/get-change.ts'))['getChange']>('get-change', 'getChange'),
  GetHealthCheck: operation<(typeof import('../operations/get-health-check.ts'))['getHealthCheck']>('get-health-check', 'getHealthCheck'),
  GetHealthCheckCount: operation<(typeof import('../operations/get-health-check-count.ts'))['getHealthCheckCount']>('get-health-check-count', 'getHealthCheckCount'),
  GetHealthCheckStatus: operation<(typeof import('../operations/get-health-check-status.ts'))['getHealthCheckStatus']>('get-health-check-status', 'getHealthCheckStatus'),
  GetHostedZone: operation<(typeof import('../operations/get-hosted-zone.ts'))['getHostedZone']>('get-hosted-zone', 'getHostedZone'),
  GetHostedZoneCount: operation<(typeof import('../operations/get-hosted-zone-count.ts'))['getHostedZoneCount']>('get-hosted-zone-count', 'getHostedZoneCount'),
  ListHealthChecks: operation<(typeof import('../operations/list-health-checks.ts'))['listHealthChecks']>('list-health-checks', 'listHealthChecks'),
  ListHostedZones: operation<(typeof import('../operations/list-hosted-zones.ts'))['listHostedZones']>('list-hosted-zones', 'listHostedZones'),
  ListHostedZonesByName: operation<(typeof import('../operations/list-hosted-zones-by-name.ts'))['listHostedZonesByName']>('list-hosted-zones-by-name', 'listHostedZonesByName'),
  ListHostedZonesByVPC: operation<(typeof import('../operations/list-hosted-zones-by-vpc.ts'))['listHostedZonesByVpc']>('list-hosted-zones-by-vpc', 'listHostedZonesByVpc'),
  ListResourceRecordSets: operation<(typeof import('../operations/list-resource-record-sets.ts'))['listResourceRecordSets']>('list-resource-record-sets', 'listResourceRecordSets'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  ListTagsForResources: operation<(typeof import('../operations/list-tags-for-resources.ts'))['listTagsForResources']>('list-tags-for-resources', 'listTagsForResources'),
  TestDNSAnswer: operation<(typeof import('../operations/test-dns-answer.ts'))['testDnsAnswer']>('test-dns-answer', 'testDnsAnswer'),
  UpdateHealthCheck: operation<(typeof import('../operations/update-health-check.ts'))['updateHealthCheck']>('update-health-check', 'updateHealthCheck'),
  UpdateHostedZoneComment: operation<(typeof import('../operations/update-hosted-zone-comment.ts'))['updateHostedZoneComment']>('update-hosted-zone-comment', 'updateHostedZoneComment'),
};
