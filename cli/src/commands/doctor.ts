// `drydock doctor`: what is wrong with this machine, before anything is started.
import { defineCommand } from '../command-line/command.ts';
import { exitCodes } from '../command-line/exit-code.ts';
import { type Account, examineAccount } from '../doctor/aws-checks.ts';
import { examine, thisMachine } from '../doctor/checks.ts';
import { type AwsChoice, awsTarget } from '../targets/aws/aws-target.ts';
import { targetFlags } from './shared-flags.ts';

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Check this machine and this folder',
  description: [
    'Looks at what a first `drydock up` trips over: Node.js, git, a container engine, Python, ports, the state folder, and what is in this folder. It starts and changes nothing.',
    'With `--target aws` it looks at the account instead: service-linked roles, quotas, connections, the bootstrap of the CDK, and the architecture of images.',
  ],
  flags: targetFlags,
  examples: [
    { line: 'doctor', explains: 'Each check with what to do about it.' },
    { line: 'doctor --target aws', explains: 'What a first deployment to the account trips over.' },
  ],
  exits: ['1 when something has to be done before Drydock can run, or can deploy to the account.'],
  async *run({ state, ...choice }, { clock }) {
    let isFit = true;
    const findings =
      choice.target === 'aws'
        ? examineAccount(await openAccount(choice))
        : examine(thisMachine(state), clock);
    for await (const finding of findings) {
      yield { code: 'doctor-check', ...finding };
      if (finding.status === 'failure') isFit = false;
    }
    return isFit ? exitCodes.ok : exitCodes.failed;
  },
});

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
