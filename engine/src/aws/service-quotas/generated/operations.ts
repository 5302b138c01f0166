// Written by `npm run generate` from the files in operations/. Do not edit.
import { getAwsDefaultServiceQuota } from '../operations/get-aws-default-service-quota.ts';
import { getServiceQuota } from '../operations/get-service-quota.ts';
import { listAwsDefaultServiceQuotas } from '../operations/list-aws-default-service-quotas.ts';
import { listServiceQuotas } from '../operations/list-service-quotas.ts';
import { listServices } from '../operations/list-services.ts';
import { requestServiceQuotaIncrease } from '../operations/request-service-quota-increase.ts';

export const operations = {
  GetAWSDefaultServiceQuota: getAwsDefaultServiceQuota,
  GetServiceQuota: getServiceQuota,
  ListAWSDefaultServiceQuotas: listAwsDefaultServiceQuotas,
  ListServiceQuotas: listServiceQuotas,
  ListServices: listServices,
  RequestServiceQuotaIncrease: requestServiceQuotaIncrease,
};
