// `drydock doctor`: what is wrong with this machine, before anything is started.
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { hourlyCosts } from '../cost/hourly-costs.ts';
import type { PlannedResource } from '../cost/planned-resources.ts';
import { type Account, examineAccount } from '../doctor/aws-checks.ts';
import { examine, thisMachine } from '../doctor/checks.ts';
import { UserError } from '../errors/user-error.ts';
import type { SystemDescription } from '../system/description.ts';
import { type AwsChoice, awsTarget } from '../targets/aws/aws-target.ts';
import { choose } from '../up/choose.ts';
import { plannedOf } from '../up/planned.ts';
import { targetFlags } from './shared-flags.ts';

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Check this machine and this folder',
  description: [
    'Looks at what a first `drydock up` trips over: Node.js, git, a container engine, Python, ports, the state folder, and what is in this folder. It starts and changes nothing.',
    'With `--target aws` it looks at the account instead: service-linked roles, quotas, connections, the bootstrap of the CDK, and the architecture of images. Then it lists what `up` would make of this folder that costs money by the hour.',
  ],
  flags: targetFlags,
  examples: [
    { line: 'doctor', explains: 'Each check with what to do about it.' },
    { line: 'doctor --target aws', explains: 'What a first deployment to the account trips over.' },
  ],
  exits: ['1 when something has to be done before Drydock can run, or can deploy to the account.'],
  async *run({ state, ...choice }, { clock, system }) {
    let isFit = true;
    const findings =
      choice.target === 'aws'
        ? examineAccount(await openAccount(choice))
        : examine(thisMachine(state), clock);
    for await (const finding of findings) {
      yield { code: 'doctor-check', ...finding };
      if (finding.status === 'failure') isFit = false;
    }
    const planned = choice.target === 'aws' ? plannedHere(system) : undefined;
    if (planned) yield { code: 'hourly-costs', items: hourlyCosts(planned) };
    return isFit ? exitCodes.ok : exitCodes.failed;
  },
});

/** What `up` would make here without any flag; undefined where there is nothing, or only the CDK's CLI knows. */
function plannedHere(system: SystemDescription): readonly PlannedResource[] | undefined {
  try {
    return plannedOf(choose(process.cwd(), system, noWishes), {});
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

const noWishes = {
  as: undefined,
  healthPath: undefined,
  containerPort: undefined,
  sizes: { count: 2, cpu: '256', memory: '512' },
  environment: [],
};

async function openAccount(choice: AwsChoice): Promise<Account> {
  const { account, region, identity, clients } = await awsTarget(choice);
  const { cloudFormation, connections, ec2, iam, serviceQuotas } = clients;
  return {
    cloudFormation,
    connections,
    ec2,
    iam,
    serviceQuotas,
    account,
    region,
    identity,
    architecture: process.arch,
  };
}
