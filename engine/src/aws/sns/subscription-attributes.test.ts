import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { sns } from './index.ts';

function fresh(): Rehearsal {
  const cloud = rehearse({ services: [sns] });
  cloud.call('sns', 'CreateTopic', { Name: 't' });
  return cloud;
}

const subscribe = (cloud: Rehearsal, Attributes: Record<string, string>) =>
  cloud.call('sns', 'Subscribe', {
    TopicArn: 'arn:aws:sns:us-east-1:000000000000:t',
    Protocol: 'email',
    Endpoint: 'ops@example.com',
    Attributes,
  });

test.each([
  ['{"a":"b"}', 'FilterPolicy: "a" must be an object or an array'],
  ['{"a":[]}', 'FilterPolicy: Empty arrays are not allowed'],
  ['{"a":[{"like":"b"}]}', 'FilterPolicy: Unrecognized match type like'],
  ['{"a":[{"exists":"yes"}]}', 'FilterPolicy: exists match pattern must be either true or false.'],
  ['{"a":[{"prefix":1}]}', 'FilterPolicy: prefix match pattern must be a string'],
  ['{"a":[{"cidr":"10.0.0.0/33"}]}', 'FilterPolicy: IPv4 mask bits must be < 33'],
  ['{"a":[{"cidr":"2001:db8::/129"}]}', 'FilterPolicy: IPv6 mask bits must be < 129'],
  ['{"a":[{"cidr":"10.0.0.0"}]}', "FilterPolicy: Malformed CIDR, one '/' required"],
  ['{"a":[{"cidr":"10.0.0.0/x"}]}', 'FilterPolicy: Malformed CIDR, mask bits must be an integer'],
  ['{"a":[{"cidr":"ten/8"}]}', 'FilterPolicy: Nonstandard IP address: ten'],
  ['{"a":[{"numeric":[">","1"]}]}', 'FilterPolicy: Value of > must be numeric'],
  ['{"a":[{"numeric":[">",2,"<",1]}]}', 'FilterPolicy: Bottom must be less than top'],
  ['{"a":[{"anything-but":{"like":"b"}}]}', 'FilterPolicy: Unrecognized match type like'],
  ['{"a":{"b":["c"]}}', 'Filter policy scope MessageAttributes does not support nested filter policy'],
  [
    JSON.stringify(Object.fromEntries([...'abcdef'].map((name) => [name, [1]]))),
    'FilterPolicy: Filter policy can not have more than 5 keys',
  ],
  [
    JSON.stringify({ a: Array.from({ length: 151 }, (_, at) => at) }),
    'FilterPolicy: Filter policy is too complex',
  ],
])('a subscription with the filter policy %s is refused', (FilterPolicy, message) => {
  using cloud = fresh();
  expect(faultOf(() => subscribe(cloud, { FilterPolicy }))).toBe(
    `InvalidParameter: Invalid parameter: ${message}`,
  );
});

test('a subscription with a dead-letter queue that is none is refused', () => {
  using cloud = fresh();
  expect(faultOf(() => subscribe(cloud, { RedrivePolicy: '{"deadLetterTargetArn":"x"}' }))).toBe(
    'InvalidParameter: Invalid parameter: RedrivePolicy: deadLetterTargetArn is an invalid arn',
  );
});
