// The sample queries that AWS documents for VPC flow logs, NAT gateways and Route 53.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-examples.html
import { samples } from './testing/sample-queries.ts';

const flow = (from: string, to: string, protocol: number, bytes: number, status = 'OK') =>
  `2 123456789012 eni-0123456789abcdef0 ${from} ${to} 443 5000 ${protocol} ${bytes / 100} ${bytes} 1700000000 1700000060 ACCEPT ${status}`;
const flows = [
  flow('192.0.2.1', '10.0.0.5', 6, 1000),
  flow('192.0.2.1', '10.0.0.5', 6, 3000),
  flow('192.0.3.1', '10.0.0.6', 17, 9000),
  '2 123456789012 eni-0123456789abcdef0 - - - - - - - 1700000000 1700000060 - SKIPDATA',
];

samples('VPC flow logs', flows, [
  [
    'the most packets',
    'stats sum(packets) as packetsTransferred by srcAddr, dstAddr | sort packetsTransferred  desc | limit 15',
    [
      { srcAddr: '192.0.3.1', dstAddr: '10.0.0.6', packetsTransferred: '90' },
      { srcAddr: '192.0.2.1', dstAddr: '10.0.0.5', packetsTransferred: '40' },
      {},
    ],
  ],
  [
    'the most bytes from a subnet',
    `filter isIpv4InSubnet(srcAddr, "192.0.2.0/24")
       | stats sum(bytes) as bytesTransferred by dstAddr | sort bytesTransferred desc | limit 15`,
    [{ dstAddr: '10.0.0.5', bytesTransferred: '4000' }],
  ],
  [
    'who uses UDP',
    'filter protocol=17 | stats count(*) by srcAddr',
    [{ srcAddr: '192.0.3.1', 'count(*)': '1' }],
  ],
  [
    'when records were skipped',
    'filter logStatus="SKIPDATA" | stats count(*) by bin(1h) as t | sort t',
    [{ 'count(*)': '1' }],
  ],
  [
    'one record of each connection',
    `fields @timestamp, srcAddr, dstAddr, srcPort, dstPort, protocol, bytes
       | filter logStream = 'vpc-flow-logs' and interfaceId = 'eni-0123456789abcdef0' and ispresent(srcAddr)
       | sort @timestamp desc | dedup srcAddr, dstAddr, srcPort, dstPort, protocol | limit 20`,
    [
      {
        srcAddr: '192.0.3.1',
        dstAddr: '10.0.0.6',
        srcPort: '443',
        dstPort: '5000',
        protocol: '17',
        bytes: '9000',
      },
      {
        srcAddr: '192.0.2.1',
        dstAddr: '10.0.0.5',
        srcPort: '443',
        dstPort: '5000',
        protocol: '6',
        bytes: '3000',
      },
    ],
  ],
]);

const traffic =
  'stats sum(bytes) as bytesTransferred by srcAddr, dstAddr | sort bytesTransferred desc | limit 10';
const sent = { srcAddr: '192.0.2.1', dstAddr: '10.0.0.5', bytesTransferred: '4000' };
const other = { srcAddr: '192.0.3.1', dstAddr: '10.0.0.6', bytesTransferred: '9000' };

samples('NAT gateways', flows, [
  [
    'the instances that send the most',
    `filter (dstAddr like '10.0.0.5' and srcAddr like '192.0.') | ${traffic}`,
    [sent],
  ],
  [
    'traffic to and from instances',
    `filter (dstAddr like '10.0.0.5' and srcAddr like '192.0.') or (srcAddr like '192.0.3.1' and dstAddr like '10.0.') | ${traffic}`,
    [other, sent],
  ],
  ['uploads', `filter (srcAddr like '192.0.2.1' and dstAddr not like '192.0.') | ${traffic}`, [sent]],
  ['downloads', `filter (dstAddr like '10.0.0.6' and srcAddr not like '10.0.') | ${traffic}`, [other]],
]);

const dns = (name: string, type: string, code: string, resolver: string) =>
  `1.0 2026-01-01T00:00:00.000Z Z123412341234 ${name} ${type} ${code} UDP FRA6 ${resolver} -`;

samples(
  'Route 53',
  [
    dns('example.com', 'A', 'NOERROR', '192.168.1.1'),
    dns('a.example.com', 'A', 'SERVFAIL', '192.168.1.1'),
    dns('example.com', 'AAAA', 'NOERROR', '192.168.1.2'),
  ],
  [
    [
      'records per hour and type',
      'stats count(*) by queryType, bin(1h) | sort queryType',
      [
        { queryType: 'A', 'count(*)': '2' },
        { queryType: 'AAAA', 'count(*)': '1' },
      ],
    ],
    [
      'the resolvers that ask most',
      'stats count(*) as numRequests by resolverIp | sort numRequests desc | limit 10',
      [
        { resolverIp: '192.168.1.1', numRequests: '2' },
        { resolverIp: '192.168.1.2', numRequests: '1' },
      ],
    ],
    [
      'names that could not be answered',
      'filter responseCode="SERVFAIL" | stats count(*) by queryName',
      [{ queryName: 'a.example.com', 'count(*)': '1' }],
    ],
  ],
);
