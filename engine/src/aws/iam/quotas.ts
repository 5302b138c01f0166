// What IAM counts, in all regions together. Values: https://docs.aws.amazon.com/general/latest/gr/iam-service.html
import { declareQuotas } from '../../kernel/quota.ts';
import { limitExceeded } from './faults.ts';

/** Observed of roles and users; the names of the others are taken to be alike. */
const exceeded = (what: string) => (limit: number) =>
  limitExceeded(`Cannot exceed quota for ${what}: ${limit}`);

export const quotas = declareQuotas(
  { code: 'iam', name: 'AWS Identity and Access Management (IAM)' },
  {
    roles: {
      code: 'L-FE177D64',
      name: 'Roles per account',
      value: 1000,
      adjustable: true,
      global: true,
      exceeded: exceeded('RolesPerAccount'),
    },
    policies: {
      code: 'L-E95E4862',
      name: 'Customer managed policies per account',
      value: 1500,
      adjustable: true,
      global: true,
      exceeded: exceeded('PoliciesPerAccount'),
    },
    policiesPerRole: {
      code: 'L-0DA4ABF3',
      name: 'Managed policies per role',
      value: 20,
      adjustable: true,
      global: true,
      exceeded: exceeded('PoliciesPerRole'),
    },
    versionsPerPolicy: {
      code: 'L-8E23FFD8',
      name: 'Versions per managed policy',
      value: 5,
      adjustable: false,
      global: true,
      exceeded: (limit) =>
        limitExceeded(
          `A managed policy can have up to ${limit} versions. Before you create a new version, you must delete an existing ` +
            'version.',
        ),
    },
    instanceProfiles: {
      code: 'L-6E65F664',
      name: 'Instance profiles per account',
      value: 1000,
      adjustable: true,
      global: true,
      exceeded: exceeded('InstanceProfilesPerAccount'),
    },
    users: {
      code: 'L-F55AF5E4',
      name: 'Users per account',
      value: 5000,
      adjustable: false,
      global: true,
      exceeded: exceeded('UsersPerAccount'),
    },
    groups: {
      code: 'L-F4A5425F',
      name: 'Groups per account',
      value: 300,
      adjustable: true,
      global: true,
      exceeded: exceeded('GroupsPerAccount'),
    },
    accessKeysPerUser: {
      code: 'L-8758042E',
      name: 'Access keys per user',
      value: 2,
      adjustable: false,
      global: true,
      exceeded: exceeded('AccessKeysPerUser'),
    },
    serverCertificates: {
      code: 'L-BF35879D',
      name: 'Server certificates per account',
      value: 20,
      adjustable: true,
      global: true,
      exceeded: exceeded('ServerCertificatesPerAccount'),
    },
  },
);
