// The message of `reach`, with the lines that it becomes.
import type { Examples } from './state-examples.fixture.ts';

export const reachExamples = {
  reach: [
    [
      {
        code: 'reach',
        from: 'load balancer front',
        to: 'service web',
        protocol: 'tcp',
        fromPort: 8080,
        toPort: 8080,
        verdict: 'denied',
        way: 'subnet-1 to subnet-2',
        checks: [
          {
            gate: 'route',
            id: 'rtb-1',
            direction: 'out',
            verdict: 'allowed',
            by: 'local: both are in the VPC',
          },
          {
            gate: 'security group',
            id: 'sg-2',
            direction: 'in',
            verdict: 'denied',
            by: 'no rule allows tcp 8080 from sg-1',
            missing: { command: 'aws ec2 authorize-security-group-ingress …', resource: {} },
          },
        ],
        notes: ['A note.'],
      },
      [
        'TCP 8080 from load balancer front to service web is not let through (subnet-1 to subnet-2)',
        '  ✓ route rtb-1, out: local: both are in the VPC',
        '  ✗ security group sg-2, in: no rule allows tcp 8080 from sg-1',
        '      aws ec2 authorize-security-group-ingress …',
        '  A note.',
      ],
    ],
    [
      {
        code: 'reach',
        from: 'internet',
        to: 'security group sg-1',
        protocol: 'udp',
        fromPort: 1,
        toPort: 2,
        verdict: 'some',
        checks: [],
        notes: [],
      },
      ['UDP 1-2 from internet to security group sg-1 is let through in part'],
    ],
  ],
} satisfies Partial<Examples>;
