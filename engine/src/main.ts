// `node engine/src/main.ts`: an empty cloud, in the foreground, until it is told to end. With --sweep it only ends what
// a killed engine left on a state folder; with --check, --export FILE or --import FILE it reads or makes one. Those write
// a line of JSON, as --coverage PATH does, which says what of a template is simulated.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { chooseRuntime } from './cloud/choose-runtime.ts';
import { crashingJournal } from './cloud/crashing-journal.ts';
import { removeDockerCommand, writeDockerCommand } from './cloud/docker-command.ts';
import { quotaValues } from './cloud/quota-option.ts';
import { StartFailure } from './cloud/start-failure.ts';
import { stateCommand } from './cloud/state/commands.ts';
import { regionNames } from './contracts/regions.ts';
import { paceSetting } from './kernel/pace.ts';

// The command line limits the young generation of this thread. The load balancer's, which makes many objects, has V8's own.
setFlagsFromString('--max-semi-space-size=0');

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4566' },
    account: { type: 'string', default: '000000000000' },
    region: { type: 'string', default: 'us-east-1' },
    state: { type: 'string', default: '.drydock' },
    runtime: { type: 'string', default: 'auto' },
    quota: { type: 'string', multiple: true, default: [] },
    'lower-to-quotas': { type: 'boolean', default: false },
    waits: { type: 'string', default: 'aws' },
    pace: { type: 'string', default: 'machine' },
    clock: { type: 'string', default: 'real' },
    'enforce-network': { type: 'boolean', default: false },
    'enforce-iam': { type: 'boolean', default: false },
    sweep: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    coverage: { type: 'string' },
    export: { type: 'string' },
    import: { type: 'string' },
  },
});

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  fail(`--port ${values.port} is not a port (0 to 65535).`);
if (!/^\d{12}$/.test(values.account))
  fail(`--account ${values.account} is not an account id (twelve digits).`);
if (!regionNames.includes(values.region))
  fail(`--region ${values.region} is not a region. Choose one of ${regionNames.join(', ')}.`);

if (values.waits !== 'aws' && values.waits !== 'short')
  fail(`--waits ${values.waits} is neither aws nor short.`);

if (values.clock !== 'real' && values.clock !== 'virtual')
  fail(`--clock ${values.clock} is neither real nor virtual.`);
if (values.clock === 'virtual' && values.runtime !== 'simulated')
  fail('--clock virtual needs --runtime simulated: processes and containers live in real time.');

const pace = paceSetting(values.pace);
if (!pace) fail(`--pace ${values.pace} is neither machine nor aws, nor aws with a seed, as in aws:7.`);

const failed = (error: unknown): never =>
  fail(error instanceof StartFailure ? error.message : String(error instanceof Error ? error.stack : error));

const outcome = await (values.coverage === undefined
  ? stateCommand(values)
  : import('./cloud/template-coverage/command.ts').then(({ coverageOf }) =>
      coverageOf(values.coverage!, values.region),
    )
).catch(failed);
if (outcome) {
  console.log(JSON.stringify(outcome));
  process.exit(0);
}

/** For tests: after which commit the engine dies as if it were killed. */
const crashAfter = Number(process.env.DRYDOCK_CRASH_AFTER_COMMIT ?? 0);

try {
  // Not before: the commands about a state need little of the engine.
  const { startCloud } = await import('./cloud/cloud.ts');
  const { quotas } = await import('./aws/services.ts');
  const runtime = await chooseRuntime(values.runtime, process.env);
  const cloud = await startCloud({
    port,
    runtime,
    account: values.account,
    region: values.region,
    stateFolder: resolve(values.state),
    quotas: quotaValues(values.quota, quotas),
    lowerToQuotas: values['lower-to-quotas'],
    waits: values.waits === 'short' ? 'short' : 'aws',
    ...(pace && { pace }),
    virtualTime: values.clock === 'virtual',
    enforceNetwork: values['enforce-network'],
    enforceIam: values['enforce-iam'],
    log: (line) => console.error(line),
    wrapJournal: (journal) =>
      crashAfter > 0
        ? crashingJournal(journal, crashAfter, () => process.kill(process.pid, 'SIGKILL'))
        : journal,
  });
  console.log(`Drydock is ready: ${cloud.endpoint}`);
  if (typeof runtime !== 'string')
    console.log(`  Tasks are containers of ${runtime.address} (--runtime docker).`);
  if (values.waits === 'short') {
    const { waits } = await import('./contracts/waits.ts');
    console.log('  Short waits, AWS’s own with --waits aws:');
    for (const { name, shortMs } of Object.values(waits))
      console.log(`    ${name}: at most ${shortMs / 1000} s`);
  }
  if (pace?.mode === 'aws')
    console.log(
      `  AWS’s own pace (seed ${pace.seed}): instances, load balancers, images and agents take their time.`,
    );
  if (values.clock === 'virtual')
    console.log('  Time stands still until `drydock time advance`: nothing falls due by itself.');
  console.log(`  Dashboard: ${cloud.dashboardLink()}`);
  // Some clients read the one, some the other.
  const region = `AWS_REGION=${values.region} AWS_DEFAULT_REGION=${values.region}`;
  console.log(
    `  export AWS_ENDPOINT_URL=${cloud.endpoint} ${region} AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any AWS_DISABLE_HOST_PREFIX_INJECTION=true`,
  );
  if (runtime === 'process') {
    const command = writeDockerCommand(resolve(values.state), cloud.endpoint);
    console.log(`  For images of CDK apps: export CDK_DOCKER=${command}`);
  }
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await cloud.stop();
    removeDockerCommand(resolve(values.state));
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
} catch (error) {
  failed(error);
}
