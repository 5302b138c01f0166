import { expect, test } from 'vitest';
import { rehearse } from '../../../testing/rehearsal.ts';
import { cloudFormation } from '../../cloudformation/index.ts';
import { create, eventsOf, statusOf, update } from '../../cloudformation/testing/stacks.ts';
import { s3 } from '../index.ts';

const bucket = { Bucket: 'own' };
const template = (Properties: object) =>
  JSON.stringify({
    Resources: { Own: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'own', ...Properties } } },
  });
const cloudWithStacks = () => rehearse({ services: [s3, cloudFormation(s3.resources ?? [])] });
const everyone = {
  OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
  PublicAccessBlockConfiguration: { BlockPublicAcls: false },
};

test('websites, Object Lock and public lists are recorded, and the bucket’s events say so', () => {
  using cloud = cloudWithStacks();
  const lock = { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } } };
  create(
    cloud,
    template({
      ...everyone,
      AccessControl: 'PublicRead',
      ObjectLockEnabled: true,
      ObjectLockConfiguration: lock,
      WebsiteConfiguration: {
        IndexDocument: 'index.html',
        RoutingRules: [{ RedirectRule: { HostName: 'a' }, RoutingRuleCondition: { KeyPrefixEquals: 'b' } }],
      },
    }),
  );
  expect(eventsOf(cloud)).toContain(
    'Own CREATE_COMPLETE (Recorded only: nobody is granted access, no version is kept from being deleted, no website is served.)',
  );
  expect(cloud.call('s3', 'GetBucketWebsite', bucket)).toEqual({
    IndexDocument: { Suffix: 'index.html' },
    RoutingRules: [{ Redirect: { HostName: 'a' }, Condition: { KeyPrefixEquals: 'b' } }],
  });
  expect(cloud.call('s3', 'GetObjectLockConfiguration', bucket).ObjectLockConfiguration).toEqual(lock);
  expect(cloud.call('s3', 'GetBucketAcl', bucket).Grants).toHaveLength(2);
  update(cloud, template({ ...everyone, ObjectLockEnabled: true, AccessControl: 'LogDeliveryWrite' }));
  expect(statusOf(cloud)).toBe('UPDATE_COMPLETE');
  expect(cloud.call('s3', 'GetBucketAcl', bucket).Grants).toHaveLength(3);
  expect(() => cloud.call('s3', 'GetBucketWebsite', bucket)).toThrow('does not have a website configuration');
});

test('a list that the template does not enable fails, as on AWS', () => {
  using cloud = cloudWithStacks();
  create(cloud, template({ AccessControl: 'PublicRead' }));
  expect(eventsOf(cloud).join()).toContain("Bucket cannot have ACLs set with ObjectOwnership's");
});
