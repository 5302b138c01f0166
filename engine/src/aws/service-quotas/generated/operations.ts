// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  GetAWSDefaultServiceQuota: operation<(typeof import('../operations/get-aws-default-service-quota.ts'))['getAwsDefaultServiceQuota']>('get-aws-default-service-quota', 'getAwsDefaultServiceQuota'),
  GetServiceQuota: operation<(typeof import('../operations/get-service-quota.ts'))['getServiceQuota']>('get-service-quota', 'getServiceQuota'),
  ListAWSDefaultServiceQuotas: operation<(typeof import('../operations/list-aws-default-service-quotas.ts'))['listAwsDefaultServiceQuotas']>('list-aws-default-service-quotas', 'listAwsDefaultServiceQuotas'),
  ListServiceQuotas: operation<(typeof import('../operations/list-service-quotas.ts'))['listServiceQuotas']>('list-service-quotas', 'listServiceQuotas'),
  ListServices: operation<(typeof import('../operations/list-services.ts'))['listServices']>('list-services', 'listServices'),
  RequestServiceQuotaIncrease: operation<(typeof import('../operations/request-service-quota-increase.ts'))['requestServiceQuotaIncrease']>('request-service-quota-increase', 'requestServiceQuotaIncrease'),
};
