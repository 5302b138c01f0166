import { describe, expect, it } from 'vitest';
import { fault } from '../../kernel/faults.ts';
import { declareQuotas } from '../../kernel/quota.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { quotas, services } from '../services.ts';
import { serviceQuotas } from './index.ts';

const exceeded = fault('LimitExceededException', '');
const declared = declareQuotas(
  { code: 'ecs', name: 'Amazon Elastic Container Service (Amazon ECS)' },
  {
    tasks: { code: 'L-92E49DE3', name: 'Tasks per service', value: 5000, adjustable: false, exceeded },
    clusters: { code: 'L-21C621EB', name: 'Clusters per account', value: 10_000, adjustable: true, exceeded },
    size: {
      code: 'L-6FA51D7A',
      name: 'Task definition size',
      value: 65_536,
      unit: 'Bytes',
      adjustable: false,
      exceeded,
    },
    documented: { name: 'In no API', value: 1, adjustable: false, exceeded },
  },
);
const { roles } = declareQuotas(
  { code: 'iam', name: 'AWS Identity and Access Management (IAM)' },
  {
    roles: {
      code: 'L-FE177D64',
      name: 'Roles per account',
      value: 1000,
      adjustable: true,
      global: true,
      exceeded,
    },
  },
);
const { vcpus } = declareQuotas(
  { code: 'ec2', name: 'Amazon Elastic Compute Cloud (Amazon EC2)' },
  {
    vcpus: { code: 'L-1216C47A', name: 'vCPUs', value: 5, applied: 100, adjustable: true, exceeded },
  },
);
const cloud = () =>
  rehearse({
    services: [serviceQuotas([...Object.values(declared), roles, vcpus])],
    quotas: new Map([['L-21C621EB', 20_000]]),
  });

describe('ListServices', () => {
  it('lists the services that declare quotas, page by page', () => {
    using account = cloud();
    const first = account.call('service-quotas', 'ListServices', { MaxResults: 2 });
    expect(first.Services).toEqual([
      { ServiceCode: 'ec2', ServiceName: 'Amazon Elastic Compute Cloud (Amazon EC2)' },
      { ServiceCode: 'ecs', ServiceName: 'Amazon Elastic Container Service (Amazon ECS)' },
    ]);
    const rest = account.call('service-quotas', 'ListServices', { NextToken: first.NextToken });
    expect(rest.Services?.map(({ ServiceCode }) => ServiceCode)).toEqual(['iam']);
    expect(rest.NextToken).toBeUndefined();
  });

  it('refuses a token of its own making', () => {
    using account = cloud();
    expect(() => account.call('service-quotas', 'ListServices', { NextToken: 'x' })).toThrow(
      expect.objectContaining({ code: 'InvalidPaginationTokenException' }),
    );
  });
});

describe('ListServiceQuotas', () => {
  it('lists the values that hold, without limits that no code stands for', () => {
    using account = cloud();
    const { Quotas } = account.call('service-quotas', 'ListServiceQuotas', { ServiceCode: 'ecs' });
    expect(Quotas?.map(({ QuotaCode, Value }) => [QuotaCode, Value])).toEqual([
      ['L-21C621EB', 20_000],
      ['L-6FA51D7A', 65_536],
      ['L-92E49DE3', 5000],
    ]);
  });

  it('can be asked for one of them', () => {
    using account = cloud();
    const { Quotas } = account.call('service-quotas', 'ListServiceQuotas', {
      ServiceCode: 'ecs',
      QuotaCode: 'L-92E49DE3',
    });
    expect(Quotas?.map(({ QuotaName }) => QuotaName)).toEqual(['Tasks per service']);
  });

  it('refuses a service that does not exist', () => {
    using account = cloud();
    expect(() => account.call('service-quotas', 'ListServiceQuotas', { ServiceCode: 'none' })).toThrow(
      expect.objectContaining({
        code: 'NoSuchResourceException',
        message: 'The request failed because the specified service does not exist.',
      }),
    );
  });
});

describe('GetServiceQuota', () => {
  it('returns the value that the engine was started with', () => {
    using account = cloud();
    const request = { ServiceCode: 'ecs', QuotaCode: 'L-21C621EB' };
    expect(account.call('service-quotas', 'GetServiceQuota', request).Quota).toEqual({
      ServiceCode: 'ecs',
      ServiceName: 'Amazon Elastic Container Service (Amazon ECS)',
      QuotaArn: 'arn:aws:servicequotas:us-east-1:000000000000:ecs/L-21C621EB',
      QuotaCode: 'L-21C621EB',
      QuotaName: 'Clusters per account',
      Value: 20_000,
      Unit: 'None',
      Adjustable: true,
      GlobalQuota: false,
      QuotaAppliedAtLevel: 'ACCOUNT',
    });
  });

  it('returns what the account has from the start, where that is not AWS’s default', () => {
    using account = cloud();
    const request = { ServiceCode: 'ec2', QuotaCode: 'L-1216C47A' };
    expect(account.call('service-quotas', 'GetServiceQuota', request).Quota?.Value).toBe(100);
    expect(account.call('service-quotas', 'GetAWSDefaultServiceQuota', request).Quota?.Value).toBe(5);
  });

  it('refuses a quota that does not exist', () => {
    using account = cloud();
    const request = { ServiceCode: 'ecs', QuotaCode: 'L-00000000' };
    expect(() => account.call('service-quotas', 'GetServiceQuota', request)).toThrow(
      'The request failed because the specified service quota does not exist.',
    );
  });
});

describe('AWS’s defaults', () => {
  it('GetAWSDefaultServiceQuota returns one, of no account', () => {
    using account = cloud();
    const request = { ServiceCode: 'iam', QuotaCode: 'L-FE177D64' };
    expect(account.call('service-quotas', 'GetAWSDefaultServiceQuota', request).Quota).toMatchObject({
      QuotaArn: 'arn:aws:servicequotas:us-east-1::iam/L-FE177D64',
      Value: 1000,
      GlobalQuota: true,
    });
  });

  it('ListAWSDefaultServiceQuotas returns all of a service, page by page', () => {
    using account = cloud();
    const list = (NextToken?: string) =>
      account.call('service-quotas', 'ListAWSDefaultServiceQuotas', {
        ServiceCode: 'ecs',
        MaxResults: 2,
        NextToken,
      });
    const first = list();
    const values = [...first.Quotas!, ...list(first.NextToken).Quotas!].map(({ Value }) => Value);
    expect(values).toEqual([10_000, 65_536, 5000]);
  });
});

describe('RequestServiceQuotaIncrease', () => {
  it.each([
    [
      'L-21C621EB',
      30_000,
      "Drydock's quotas are set when the engine starts, and nobody would answer this request. Nothing was changed: start the engine with --quota 'L-21C621EB=30000'.",
    ],
    ['L-21C621EB', 20_000, 'You must provide a quota value greater than the current quota value.'],
    ['L-92E49DE3', 9000, 'The quota Tasks per service is not adjustable.'],
  ])('refuses %s=%i', (QuotaCode, DesiredValue, message) => {
    using account = cloud();
    const request = { ServiceCode: 'ecs', QuotaCode, DesiredValue };
    expect(() => account.call('service-quotas', 'RequestServiceQuotaIncrease', request)).toThrow(
      expect.objectContaining({ code: 'IllegalArgumentException', message }),
    );
  });
});

describe('the quotas of all services', () => {
  it('have codes of the form and number that Service Quotas gives them', () => {
    const codes = quotas.flatMap(({ code }) => code ?? []);
    expect(codes.filter((code) => !/^L-[0-9A-F]{8}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(70);
  });

  it('have names that are unique within a service', () => {
    const names = quotas.map(({ service, name }) => `${service}/${name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('belong to services that Service Quotas names', () => {
    using account = rehearse({ services });
    const { Services = [] } = account.call('service-quotas', 'ListServices', {});
    expect(Services.filter(({ ServiceCode, ServiceName }) => ServiceCode === ServiceName)).toEqual([]);
  });
});
