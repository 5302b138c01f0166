// AWS, by the person's own credentials and region: the SDK's chain finds both, with AWS_PROFILE, AWS_REGION and
// AWS_ENDPOINT_URL as every AWS client has them.
// https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
import { UserError } from '../../errors/user-error.ts';
import { openClients } from '../clients.ts';
import type { Target } from '../target.ts';

export interface AwsChoice {
  /** Undefined where the chain is to find it. */
  readonly region: string | undefined;
  readonly profile: string | undefined;
}

export interface AwsTarget extends Target {
  /** ARN of the user or the role that calls. */
  readonly identity: string;
}

/** AWS throttles: a call is tried again, later and later, before it fails. */
const maxAttempts = 8;

const clientConfigOf = ({ region, profile }: AwsChoice) => ({
  maxAttempts,
  ...(region !== undefined && { region }),
  ...(profile !== undefined && { profile }),
});

/** @throws UserError when the chain finds no region or no credentials, or AWS refuses them */
export async function awsTarget(choice: AwsChoice): Promise<AwsTarget> {
  const config = clientConfigOf(choice);
  const profile = choice.profile ?? process.env.AWS_PROFILE;
  const { STS } = await import('@aws-sdk/client-sts');
  const sts = new STS(config);
  const region = await sts.config.region().catch((error: Error) => {
    throw new UserError(
      /Region is missing/.test(error.message)
        ? 'There is no region to deploy to. Give --region, set AWS_REGION, or set `region` in the profile.'
        : error.message,
    );
  });
  const { Account: account = '', Arn: identity = '' } = await sts.getCallerIdentity({}).catch(refuse);
  return {
    account,
    region,
    identity,
    clients: await openClients({ ...config, region }),
    environment: {
      ...(profile && { AWS_PROFILE: profile }),
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
    },
    // Nobody ends it from elsewhere: an error is an error.
    isReachable: async () => true,
    wasStopped: async () => false,
  };
}

function refuse(error: Error): never {
  if (error.name === 'CredentialsProviderError' || error.name === 'TokenProviderError') {
    throw new UserError(
      `There are no AWS credentials: ${error.message.replace(/\.?$/, '.')} Sign in with \`aws configure sso\` or \`aws configure\`, name a profile with --profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. \`drydock up --target aws --dry-run\` needs none.`,
    );
  }
  throw error;
}
