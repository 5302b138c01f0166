// Made-up names as a person would say them.
import { expect, it } from 'vitest';
import { shortOf } from './revisions.ts';
import { shortName, shortTag } from './short-name.ts';

it.each([
  ['drydock-Cluster-HFTW5UUQ55EO-CpuHigh-U3JH7CPJ4U4P', 'drydock-Cluster-CpuHigh'],
  ['web', 'web'],
  ['ORDERSERVICE-web', 'ORDERSERVICE-web'],
  [
    'TargetTracking-service/shop-Cluster-ZZCT2ME7D3H6/shop-Service-Q5OC63N9CK0R-AlarmLow-30c6f76b-a149-42c0-9e0f-bf3df8db54ed',
    'shop-Service target tracking AlarmLow',
  ],
])('%s is %s', (name, short) => {
  expect(shortName(name)).toBe(short);
});

it.each([
  ['f59e4a11557d73623113a2ad98d0a8b66759b2bd', 'f59e4a11'],
  ['f59e4a11557d73623113a2ad98d0a8b66759b2bd-0d7f5b8ab179234199bf254de4300240aa18bcea', 'f59e4a11-0d7f5b8a'],
  ['v1.2.3', 'v1.2.3'],
])('the tag %s is %s', (tag, short) => {
  expect(shortTag(tag)).toBe(short);
});

it.each([
  ['task-definition/web:12', 'web:12'],
  ['task-definition/acme-storefront-web:12', '…web:12'],
  ['task-definition/acmestorefrontweb:12', '…refrontweb:12'],
])('%s is %s in a block', (arn, short) => {
  expect(shortOf(arn)).toBe(short);
});
