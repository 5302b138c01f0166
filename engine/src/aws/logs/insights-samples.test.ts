// The sample queries that AWS documents, each over events of the kind that it is for.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-examples.html
import { json, samples } from './testing/sample-queries.ts';

const servers = [
  { server: 'a', severity: 'INFO', message: 'started' },
  { server: 'b', severity: 'ERROR', message: 'SomeException: no' },
  { server: 'a', severity: 'ERROR', message: 'IOException: disk' },
];
const [started, no, disk] = json(...servers);

samples('general queries', json(...servers), [
  [
    'the 25 most recent events',
    'fields @timestamp, @message | sort @timestamp desc | limit 25',
    [{ '@message': disk }, { '@message': no }, { '@message': started }],
  ],
  [
    'exceptions per hour',
    `filter @message like /Exception/
       | stats count(*) as exceptionCount by bin(1h)
       | sort exceptionCount desc`,
    [{ exceptionCount: '2' }],
  ],
  [
    'events that are not exceptions',
    'fields @message | filter @message not like /Exception/',
    [{ '@message': started }],
  ],
  [
    'one event of each server',
    'fields @timestamp, server, severity, message | sort @timestamp asc | dedup server',
    [servers[0]!, servers[1]!],
  ],
  [
    'the most recent event of each server and severity',
    'fields @timestamp, server, severity, message | sort @timestamp desc | dedup server, severity',
    [servers[2]!, servers[1]!, servers[0]!],
  ],
]);

const report = (id: string, ms: number, used: number) =>
  `REPORT RequestId: ${id}\tDuration: ${ms}.50 ms\tBilled Duration: ${ms + 1} ms\tMemory Size: 512 MB\tMax Memory Used: ${used} MB\t`;

samples(
  'Lambda',
  [
    'START RequestId: r1 Version: $LATEST',
    '2026-01-01T00:00:00.000Z\t0a0a0a0a-1111-2222-3333-444444444444\tINFO\thello',
    'END RequestId: r1',
    report('r1', 100, 60),
    report('r2', 2000, 80),
    report('r2', 1999, 80),
  ],
  [
    [
      'memory that is not needed',
      `filter @type = "REPORT"
         | stats max(@memorySize / 1000 / 1000) as provisonedMemoryMB,
             min(@maxMemoryUsed / 1000 / 1000) as smallestMemoryRequestMB,
             avg(@maxMemoryUsed / 1000 / 1000) as avgMemoryUsedMB,
             max(@maxMemoryUsed / 1000 / 1000) as maxMemoryUsedMB,
             provisonedMemoryMB - maxMemoryUsedMB as overProvisionedMB`,
      [
        {
          provisonedMemoryMB: '512',
          smallestMemoryRequestMB: '60',
          avgMemoryUsedMB: '73.3333',
          maxMemoryUsedMB: '80',
          overProvisionedMB: '432',
        },
      ],
    ],
    [
      'latencies',
      'filter @type = "REPORT" | stats avg(@duration), max(@duration), min(@duration) by bin(5m)',
      [{ 'avg(@duration)': '1366.8333', 'max(@duration)': '2000.5', 'min(@duration)': '100.5' }],
    ],
    [
      'slow invocations, once for each request',
      `fields @timestamp, @requestId, @message, @logStream
         | filter @type = "REPORT" and @duration > 1000
         | sort @timestamp desc | dedup @requestId | limit 20`,
      [{ '@requestId': 'r2', '@message': report('r2', 1999, 80), '@logStream': 'vpc-flow-logs' }],
    ],
    [
      'the request of a line that a function wrote',
      'filter @message like /hello/ | fields @requestId',
      [{ '@requestId': '0a0a0a0a-1111-2222-3333-444444444444' }],
    ],
  ],
);

const trail = (eventName: string, more: object = {}) => ({
  eventSource: 'ec2.amazonaws.com',
  eventName,
  awsRegion: 'us-east-2',
  ...more,
});
const old = {
  tlsDetails: { tlsVersion: 'TLSv1.1', cipherSuite: 'c' },
  userIdentity: { accountId: '1' },
  userAgent: 'u',
};
const calls = [
  trail('StartInstances', old),
  trail('StartInstances'),
  trail('CreateUser', {
    requestParameters: { userName: 'ann' },
    responseElements: { user: { arn: 'arn:aws:iam::1:user/ann' } },
  }),
  trail('UpdateTrail', { errorCode: 'TrailNotFound', errorMessage: 'none' }),
];

samples('CloudTrail', json(...calls), [
  [
    'entries of each service, event and Region',
    'stats count(*) by eventSource, eventName, awsRegion | sort eventName',
    ['CreateUser', 'StartInstances', 'UpdateTrail'].map((name) => ({
      ...trail(name),
      'count(*)': name === 'StartInstances' ? '2' : '1',
    })),
  ],
  [
    'hosts that were started or stopped',
    'filter (eventName="StartInstances" or eventName="StopInstances") and awsRegion="us-east-2"',
    [{ '@message': json(calls[1]!)[0] }, { '@message': json(calls[0]!)[0] }],
  ],
  [
    'new users',
    'filter eventName="CreateUser" | fields awsRegion, requestParameters.userName, responseElements.user.arn',
    [
      {
        awsRegion: 'us-east-2',
        'requestParameters.userName': 'ann',
        'responseElements.user.arn': 'arn:aws:iam::1:user/ann',
      },
    ],
  ],
  [
    'failures of UpdateTrail',
    'filter eventName="UpdateTrail" and ispresent(errorCode) | stats count(*) by errorCode, errorMessage',
    [{ errorCode: 'TrailNotFound', errorMessage: 'none', 'count(*)': '1' }],
  ],
  [
    'entries with an old version of TLS',
    `filter tlsDetails.tlsVersion in [ "TLSv1", "TLSv1.1" ]
       | stats count(*) as numOutdatedTlsCalls by userIdentity.accountId, recipientAccountId, eventSource, eventName, awsRegion, tlsDetails.tlsVersion, tlsDetails.cipherSuite, userAgent
       | sort eventSource, eventName, awsRegion, tlsDetails.tlsVersion`,
    [
      {
        ...trail('StartInstances'),
        'userIdentity.accountId': '1',
        'tlsDetails.tlsVersion': 'TLSv1.1',
        'tlsDetails.cipherSuite': 'c',
        userAgent: 'u',
        numOutdatedTlsCalls: '1',
      },
    ],
  ],
  [
    'calls per service with an old version of TLS',
    `filter tlsDetails.tlsVersion in [ "TLSv1", "TLSv1.1" ]
       | stats count(*) as numOutdatedTlsCalls by eventSource | sort numOutdatedTlsCalls desc`,
    [{ eventSource: 'ec2.amazonaws.com', numOutdatedTlsCalls: '1' }],
  ],
]);

const requests = [
  { status: 200, ip: '10.0.0.1', path: '/', httpMethod: 'GET', responseLatency: 12, integrationLatency: 10 },
  { status: 404, ip: '10.0.0.2', path: '/no', httpMethod: 'GET', responseLatency: 3, integrationLatency: 2 },
  { status: 200, ip: '10.0.0.1', path: '/', httpMethod: 'PUT', responseLatency: 80, integrationLatency: 70 },
];
const shown = (
  { status, ip, path, httpMethod, responseLatency }: (typeof requests)[number],
  more = true,
) => ({
  status: String(status),
  ip,
  path,
  httpMethod,
  ...(more && { responseLatency: String(responseLatency) }),
});

samples('API Gateway', json(...requests), [
  [
    'the last errors of clients',
    'fields @timestamp, status, ip, path, httpMethod | filter status>=400 and status<=499 | sort @timestamp desc | limit 10',
    [shown(requests[1]!, false)],
  ],
  [
    'the longest requests',
    'fields @timestamp, status, ip, path, httpMethod, responseLatency | sort responseLatency desc | limit 10',
    [requests[2]!, requests[0]!, requests[1]!].map((each) => shown(each)),
  ],
  [
    'the most popular paths',
    'stats count(*) as requestCount by path | sort requestCount desc | limit 10',
    [
      { path: '/', requestCount: '2' },
      { path: '/no', requestCount: '1' },
    ],
  ],
  [
    'latencies of integrations',
    'filter status=200 | stats avg(integrationLatency), max(integrationLatency),\nmin(integrationLatency) by bin(1m)',
    [{ 'avg(integrationLatency)': '40', 'max(integrationLatency)': '70', 'min(integrationLatency)': '10' }],
  ],
]);

const visit = (remoteIP: string, filename = '/var/www/html/index') => ({
  remoteIP,
  method: 'GET',
  request: filename,
  status: '200',
  filename,
  referrer: 'http://34.250.27.141/',
});
const restart = { function: 'main', process: '7', message: 'httpd: resuming normal operations' };

samples(
  'Apache',
  json(visit('10.0.0.1'), visit('10.0.0.1'), visit('10.0.0.2', '/var/www/html/admin'), restart),
  [
    [
      'visits of a path',
      `fields @timestamp, remoteIP, request, status, filename| sort @timestamp desc
         | filter filename="/var/www/html/admin" | limit 20`,
      [
        {
          remoteIP: '10.0.0.2',
          request: '/var/www/html/admin',
          status: '200',
          filename: '/var/www/html/admin',
        },
      ],
    ],
    [
      'unique visits',
      `fields @timestamp, remoteIP, method, status
         | filter status="200" and referrer= http://34.250.27.141/ and method= "GET"
         | stats count_distinct(remoteIP) as UniqueVisits | limit 10`,
      [{ UniqueVisits: '2' }],
    ],
    [
      'restarts',
      `fields @timestamp, function, process, message
         | filter message like "resuming normal operations" | sort @timestamp desc | limit 20`,
      [restart],
    ],
  ],
);

samples('EventBridge', json({ 'detail-type': 'A' }, { 'detail-type': 'B' }, { 'detail-type': 'B' }), [
  [
    'events of each type',
    'fields @timestamp, @message | stats count(*) as numberOfEvents by `detail-type` | sort numberOfEvents desc',
    [
      { 'detail-type': 'B', numberOfEvents: '2' },
      { 'detail-type': 'A', numberOfEvents: '1' },
    ],
  ],
]);

samples(
  'parse',
  [
    'user=ann, method:get, latency := 10',
    'user=ann, method:get, latency := 20',
    '12:00 [ERROR] broken',
    '12:01 [DEBUG] detail',
    '12:02 [INFO] fine',
  ],
  [
    [
      'by a glob',
      `parse @message "user=*, method:*, latency := *" as @user, @method, @latency
         | filter ispresent(@user) | stats avg(@latency) by @method, @user`,
      [{ '@method': 'get', '@user': 'ann', 'avg(@latency)': '15' }],
    ],
    [
      'by a regular expression',
      `parse @message /user=(?<user2>.*?), method:(?<method2>.*?), latency := (?<latency2>\\d+)/
         | filter ispresent(user2) | stats avg(latency2) by method2, user2`,
      [{ method2: 'get', user2: 'ann', 'avg(latency2)': '15' }],
    ],
    [
      'whether a field is an error',
      `FIELDS @message
         | PARSE @message "* [*] *" as loggingTime, loggingType, loggingMessage
         | FILTER loggingType IN ["ERROR", "INFO"]
         | DISPLAY loggingMessage, loggingType = "ERROR" as isError`,
      [
        { loggingMessage: 'fine', isError: '0' },
        { loggingMessage: 'broken', isError: '1' },
      ],
    ],
  ],
);
