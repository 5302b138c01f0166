// The command line as data: flags, their defaults and what is wrong with them.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Complaint } from './complaint.ts';

export interface Options {
  readonly port: number;
  readonly account: string;
  readonly region: string;
  /** Absolute. */
  readonly state: string;
  readonly runtime: string;
  readonly detach: boolean;
  readonly follow: boolean;
  readonly build: boolean;
  readonly purge: boolean;
}

export const commandNames = ['up', 'status', 'logs', 'down', 'engine'] as const;
export type CommandName = (typeof commandNames)[number];

export const usage = `drydock: rehearse an AWS system on one machine

  drydock up [--detach]      engine, stacks, pipeline, until the service answers; then follow it
  drydock status             stacks, pipeline, deployment, tasks, targets, alarms, URL
  drydock logs [-f] [--build]  what the tasks write (or the newest build)
  drydock down [--purge]     end the engine and every task; --purge forgets the state too
  drydock engine             an empty cloud in the foreground, for aws, cdk or Terraform

  --port 4566                where the engine's AWS endpoint listens
  --account 000000000000     --region us-east-1
  --state .drydock           the folder that holds everything
  --runtime auto             auto, process or simulated`;

export function parseCommandLine(argv: readonly string[]): {
  command: CommandName | 'help';
  options: Options;
} {
  const { values, positionals } = parse(argv);
  const [name = 'help', ...rest] = positionals;
  const command = commandNames.find((known) => known === name);
  const options: Options = {
    port: Number(values.port),
    account: values.account,
    region: values.region,
    state: resolve(values.state),
    runtime: values.runtime,
    detach: values.detach,
    follow: values.follow,
    build: values.build,
    purge: values.purge,
  };
  if (values.help || name === 'help') return { command: 'help', options };
  if (!command) throw new Complaint(`drydock has no command '${name}': choose ${commandNames.join(', ')}.`);
  if (rest.length > 0)
    throw new Complaint(`drydock ${command} does not take '${rest[0]}'. See drydock --help.`);
  if (!Number.isInteger(options.port) || options.port < 0 || options.port > 65_535) {
    throw new Complaint(`--port ${values.port} is not a port (0 to 65535).`);
  }
  if (!/^\d{12}$/.test(options.account)) {
    throw new Complaint(`--account ${options.account} is not an account id (twelve digits).`);
  }
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(options.region))
    throw new Complaint(`--region ${options.region} is not a region.`);
  if (!['auto', 'process', 'simulated'].includes(options.runtime)) {
    throw new Complaint(`--runtime ${options.runtime}: choose auto, process or simulated.`);
  }
  return { command, options };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '4566' },
        account: { type: 'string', default: '000000000000' },
        region: { type: 'string', default: 'us-east-1' },
        state: { type: 'string', default: '.drydock' },
        runtime: { type: 'string', default: 'auto' },
        detach: { type: 'boolean', short: 'd', default: false },
        follow: { type: 'boolean', short: 'f', default: false },
        build: { type: 'boolean', default: false },
        purge: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new Complaint(`${(error as Error).message}\n\n${usage}`);
  }
}
