// The messages of commands with AWS as their target, each with the lines that it becomes.
import type { AwsMessage } from '../messages/aws.ts';
import { shortName } from '../text/short-name.ts';
import type { Examples } from './state-examples.fixture.ts';

export const awsExamples = {
  'aws-target': [
    [
      {
        code: 'aws-target',
        account: '111122223333',
        region: 'eu-west-1',
        identity: 'arn:aws:iam::111122223333:user/me',
      },
      ['  AWS account 111122223333, eu-west-1, as arn:aws:iam::111122223333:user/me'],
    ],
  ],
  'dry-run': [
    [
      {
        code: 'dry-run',
        title: 'It would be so:',
        steps: [
          { what: 'Bucket b', details: ['8 templates'] },
          { what: 'Wait', details: [] },
        ],
      },
      [
        '  It would be so:',
        '   1. Bucket b',
        '      8 templates',
        '   2. Wait',
        '',
        '  Nothing was done: --dry-run.',
      ],
    ],
  ],
  'image-pushed': [
    [
      {
        code: 'image-pushed',
        image: 'shop:dev',
        repositoryUri: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop',
        tag: 'pushed-0123456789ab',
        digest: `sha256:${'0'.repeat(64)}`,
        program: 'podman',
        tookMs: 2_345,
        wasThere: false,
      },
      ['  ✓ Image                         2.3 s  shop:dev by podman, as pushed-0123456789ab'],
    ],
    [
      {
        code: 'image-pushed',
        image: 'shop:dev',
        repositoryUri: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop',
        tag: 'pushed-0123456789ab',
        digest: `sha256:${'0'.repeat(64)}`,
        program: 'docker',
        tookMs: 45,
        wasThere: true,
      },
      ['  ✓ Image                         0.0 s  shop:dev was there, as pushed-0123456789ab'],
    ],
  ],
  'image-deployed': [
    [
      {
        code: 'image-deployed',
        service: 'shop-service-Service-lwcX8nU9qR2t',
        image: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop@sha256:${'0'.repeat(64)}`,
        tookMs: 4_000,
        url: 'http://shop.example',
      },
      [
        `  ✓ Live                          4.0 s  ${shortName('shop-service-Service-lwcX8nU9qR2t')}`,
        '',
        '  http://shop.example',
      ],
    ],
    [
      { code: 'image-deployed', service: 'worker', image: 'r@sha256:0', tookMs: 4_000 },
      ['  ✓ Live                          4.0 s  worker'],
    ],
  ],
  'stack-changes': [
    [
      {
        code: 'stack-changes',
        stackName: 'shop',
        isNew: false,
        changes: [
          { action: 'add', path: 'Queue', type: 'AWS::SQS::Queue', details: [] },
          { action: 'modify', path: 'Web', type: 'AWS::ECS::Service', details: ['DesiredCount: 2 → 3'] },
          { action: 'replace', path: 'Table', type: 'AWS::DynamoDB::Table', details: [] },
          { action: 'may-replace', path: 'Rule', type: 'AWS::Events::Rule', details: [] },
          { action: 'remove', path: 'Topic', type: 'AWS::SNS::Topic', details: [] },
        ],
      },
      [
        '',
        '  Stack shop: 1 to add, 2 to change, 1 to replace, 1 to remove',
        '  [+] AWS::SQS::Queue  Queue',
        '  [~] AWS::ECS::Service  Web',
        '        DesiredCount: 2 → 3',
        '  [!] AWS::DynamoDB::Table  Table (is replaced)',
        '  [!] AWS::Events::Rule  Rule (may be replaced)',
        '  [-] AWS::SNS::Topic  Topic',
        '',
      ],
    ],
  ],
  'stack-unchanged': [
    [{ code: 'stack-unchanged', stackName: 'shop' }, ['  Stack shop: there are no changes.']],
  ],
  'connection-pending': [
    [
      { code: 'connection-pending', name: 'drydock-github', provider: 'GitHub', url: 'https://console/x' },
      [
        '  ! The connection drydock-github to GitHub waits for you, once: open',
        '      https://console/x',
        '    and choose “Update pending connection”. This command goes on by itself.',
      ],
    ],
  ],
  'connection-ready': [
    [
      { code: 'connection-ready', name: 'drydock-github', tookMs: 65_000, isKnown: true },
      ['  ✓ Connection                 1 min 5 s  drydock-github (was there)'],
    ],
  ],
  'still-waiting': [
    [
      { code: 'still-waiting', what: 'Waiting', tookMs: 20_000, awaits: ['Build/Build'] },
      ['  … Waiting                      20.0 s', '      Build/Build'],
    ],
  ],
  question: [[{ code: 'question', text: 'Create the stack shop?' }, ['  Create the stack shop? [y/N]']]],
  'deployment-evidence': [
    [
      {
        code: 'deployment-evidence',
        service: 'web',
        events: ['(service web) is unhealthy.'],
        tasks: [
          { task: '0123456789abcdef', reason: 'Essential container in task exited', log: ['Error: no'] },
        ],
      },
      [
        '  Why  service web',
        '      task 01234567: Essential container in task exited',
        '      | Error: no',
        '      (service web) is unhealthy.',
      ],
    ],
  ],
  'deletion-plan': [
    [
      {
        code: 'deletion-plan',
        stacks: [{ name: 'shop', resources: [{ type: 'AWS::ECS::Cluster', count: 1 }] }],
        stays: [{ what: 'bucket logs', why: 'its template keeps it' }],
      },
      [
        '  This deletes:',
        '    stack shop',
        '      1  AWS::ECS::Cluster',
        '  This stays:',
        '    bucket logs  its template keeps it',
      ],
    ],
    [{ code: 'deletion-plan', stacks: [], stays: [] }, ['  This deletes:', '  Nothing of it stays.']],
  ],
  'stack-deleted': [
    [{ code: 'stack-deleted', stackName: 'shop', tookMs: 1000 }, ['  ✓ Deleted shop                  1.0 s']],
  ],
  'system-deleted': [
    [{ code: 'system-deleted', stays: [] }, ['Down. Nothing stays.']],
    [
      { code: 'system-deleted', stays: ['bucket logs'] },
      ['Down. What stays costs little and not nothing:', '  bucket logs'],
    ],
  ],
  check: [
    [{ code: 'check', about: 'Region', result: 'ok', detail: 'eu-west-1' }, ['  ✓ Region: eu-west-1']],
    [
      { code: 'check', about: 'Quota', result: 'note', detail: 'low', remedy: 'Raise it.' },
      ['  ! Quota: low', '      Raise it.'],
    ],
    [{ code: 'check', about: 'Git', result: 'wrong', detail: 'none' }, ['  ✗ Git: none']],
  ],
  'hourly-costs': [
    [
      {
        code: 'hourly-costs',
        items: [
          { what: 'NAT gateway', price: '$0.045', why: '$0.045 a gigabyte' },
          { what: 'EC2 instance', why: 'by its type' },
        ],
      },
      [
        '  What costs money by the hour, used or not:',
        '    NAT gateway   $0.045  $0.045 a gigabyte',
        '    EC2 instance          by its type',
        '  List prices of us-east-1, March to September 2026, where there is one here.',
        '  Those of other regions, and of today: https://aws.amazon.com/pricing',
      ],
    ],
  ],
} satisfies Pick<Examples, AwsMessage['code']>;
